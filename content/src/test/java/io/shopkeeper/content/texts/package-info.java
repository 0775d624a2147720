@NullMarked
package io.shopkeeper.content.texts;

import org.jspecify.annotations.NullMarked;
