/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.itemtable;

import org.jspecify.annotations.NullMarked;
