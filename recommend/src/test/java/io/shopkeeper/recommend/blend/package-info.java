/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.blend;

import org.jspecify.annotations.NullMarked;
