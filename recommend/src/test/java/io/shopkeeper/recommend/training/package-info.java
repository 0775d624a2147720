/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.training;

import org.jspecify.annotations.NullMarked;
