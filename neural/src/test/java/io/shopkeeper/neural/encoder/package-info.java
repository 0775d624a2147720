@NullMarked
package io.shopkeeper.neural.encoder;

import org.jspecify.annotations.NullMarked;
