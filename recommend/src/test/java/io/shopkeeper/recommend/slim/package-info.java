/// Tests of local regressions.
@NullMarked
package io.shopkeeper.recommend.slim;

import org.jspecify.annotations.NullMarked;
