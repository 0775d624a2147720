/// From a shop's facts to a model file and back: what the scheduler calls.
@NullMarked
package io.shopkeeper.recommend.training;

import org.jspecify.annotations.NullMarked;
