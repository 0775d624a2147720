/// Tests of implicit alternating least squares.
@NullMarked
package io.shopkeeper.recommend.ease;

import org.jspecify.annotations.NullMarked;
