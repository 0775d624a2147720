/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.nextbasket;

import org.jspecify.annotations.NullMarked;
