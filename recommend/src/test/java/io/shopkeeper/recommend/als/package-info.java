/// Tests of implicit alternating least squares.
@NullMarked
package io.shopkeeper.recommend.als;

import org.jspecify.annotations.NullMarked;
