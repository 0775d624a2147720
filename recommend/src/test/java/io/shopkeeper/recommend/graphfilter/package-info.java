/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.recommend.graphfilter;

import org.jspecify.annotations.NullMarked;
