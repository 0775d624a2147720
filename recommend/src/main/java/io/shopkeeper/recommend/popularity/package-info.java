/// What many bought lately: the answer to a stranger, and the floor every other model must beat.
///
/// An item's popularity is `Σ_v w(v) · 2^(−age(v) / halfLife)` over the visitors v who had to do
/// with it, w being the weight of what they did and the age counted back from the newest event
/// rather than from a clock, so that a shop closed for a month answers as on its last day;
/// exponential smoothing of counts (Brown, "Smoothing, Forecasting and Prediction", 1963).
///
/// Costs O(interactions) to train and O(count) to ask. Use it alone only where no visitor is ever
/// known.
@NullMarked
package io.shopkeeper.recommend.popularity;

import org.jspecify.annotations.NullMarked;
