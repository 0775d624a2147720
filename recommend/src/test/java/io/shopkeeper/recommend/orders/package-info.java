/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.orders;

import org.jspecify.annotations.NullMarked;
