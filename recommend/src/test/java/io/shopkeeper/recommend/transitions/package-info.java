/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.transitions;

import org.jspecify.annotations.NullMarked;
