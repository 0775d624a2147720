/// From text to meaning, in Chinese and English.
@NullMarked
package io.shopkeeper.language;

import org.jspecify.annotations.NullMarked;
