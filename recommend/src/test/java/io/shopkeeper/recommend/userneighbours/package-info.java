/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.userneighbours;

import org.jspecify.annotations.NullMarked;
