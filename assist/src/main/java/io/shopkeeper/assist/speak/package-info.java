/// How answers are put, in Chinese and English.
@NullMarked
package io.shopkeeper.assist.speak;

import org.jspecify.annotations.NullMarked;
