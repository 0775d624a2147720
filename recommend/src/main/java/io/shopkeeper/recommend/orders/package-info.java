/// What a shop's own orders teach without any other model: products bought together, and what a
/// customer will need again.
///
/// **Bought together.** Of N orders n_a hold a, n_b hold b, n_ab both. The confidence that b comes
/// with a is `n_ab / n_a`, the lift `n_ab · N / (n_a · n_b)` (Agrawal, Imieliński and Swami,
/// "Mining association rules", SIGMOD 1993; Brin et al., "Beyond market baskets", SIGMOD 1997).
/// Confidence alone lists the bestsellers for everything, lift alone lists coincidences, so
///
/// ```
///   together(a → b) = n_ab / n_a  ·  (1 − 1 / lift)  ·  n_ab / (n_ab + shrinkage)
///                     confidence     the part of it      trust in the count
///                                    not due to chance
/// ```
///
/// for the pairs of at least two orders and a lift above 1.
///
/// **Buy again.** A customer's usual interval for a product is the mean of the intervals between
/// their own orders with it, shrunk to everybody's for it, and that to the shop's, where
/// observations are few (an empirical Bayes mean):
///
/// ```
///   m_j    = (Σ intervals of j + prior · m) / (their number + prior)
///   m_uj   = (Σ intervals of u for j + m_j) / (their number + 1)
///   ρ_j    = (times bought again + prior · ρ) / (times bought + prior)
///   habit  = (times − 1 + ρ_j) / times          will u buy j again at all?
///   due(x) = x · e^(1 − x),  x = time since the last order of j / m_uj
///   score  = habit · due(x),  listed for x from ¾ to 6, habit from ¼ on
/// ```
///
/// `due` is the density of a gamma distribution of shape 2 around the usual interval, 1 at its
/// peak: low right after the purchase, and low again once the customer has evidently stopped.
///
/// Costs O(Σ order²) on all processors to train; a question reads one row.
@NullMarked
package io.shopkeeper.recommend.orders;

import org.jspecify.annotations.NullMarked;
