/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.itemneighbours;

import org.jspecify.annotations.NullMarked;
