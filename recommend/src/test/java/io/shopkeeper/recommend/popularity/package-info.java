/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.popularity;

import org.jspecify.annotations.NullMarked;
