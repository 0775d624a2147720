/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.evaluation;

import org.jspecify.annotations.NullMarked;
