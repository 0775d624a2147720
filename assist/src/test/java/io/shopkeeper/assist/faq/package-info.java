@NullMarked
package io.shopkeeper.assist.faq;

import org.jspecify.annotations.NullMarked;
