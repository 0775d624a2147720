@NullMarked
package io.shopkeeper.neural.transformer;

import org.jspecify.annotations.NullMarked;
