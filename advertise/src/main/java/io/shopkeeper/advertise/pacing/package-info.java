/// Spending a budget evenly in worth, not in time: an impression is bought where its value is at
/// least the price of the budget.
///
/// The price μ is the dual of "never more than the budget". It is solved anew at every request for
/// what is left of the budget and of the traffic that is expected, on what past requests were worth
/// (S. Agrawal, Z. Wang and Y. Ye, "A dynamic near-optimal algorithm for online linear
/// programming", Operations Research 62, 2014; the problem and its bounds: S. Balseiro, H. Lu and
/// V. Mirrokni, "The best of many worlds: dual mirror descent for online allocation problems",
/// Operations Research 71, 2023). The gradient steps of the latter were measured beside it and
/// reach less (`bench pacing`).
@NullMarked
package io.shopkeeper.advertise.pacing;

import org.jspecify.annotations.NullMarked;
