/// Tests of implicit alternating least squares.
@NullMarked
package io.shopkeeper.recommend.cooccurrence;

import org.jspecify.annotations.NullMarked;
