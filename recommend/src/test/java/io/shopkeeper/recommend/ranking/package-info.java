/// Tests of the ranking of candidates.
@NullMarked
package io.shopkeeper.recommend.ranking;

import org.jspecify.annotations.NullMarked;
