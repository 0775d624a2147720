@NullMarked
package io.shopkeeper.content;

import org.jspecify.annotations.NullMarked;
