/// How often a customer will buy again, whether they still will, and what that is worth.
///
/// A customer is x repeat purchases, the last t_x weeks after the first purchase, seen for T weeks
/// ([History]). While alive they buy at a rate λ of their own; at some point they drop out unseen.
///
/// * [ParetoNbd]: D. Schmittlein, D. Morrison and R. Colombo, "Counting your customers: who are
///   they and what will they do next?", Management Science 33 (1987), as written out in P. Fader
///   and B. Hardie, "A note on deriving the Pareto/NBD model" (2005): λ ~ Gamma(r, α), drop-out at
///   a rate μ ~ Gamma(s, β).
/// * [BetaGeometric]: P. Fader, B. Hardie and K. L. Lee, "Counting your customers the easy way",
///   Marketing Science 24 (2005): λ ~ Gamma(r, α), drop-out behind each repeat purchase with a
///   probability ~ Beta(a, b).
/// * [GammaGamma]: P. Fader and B. Hardie, "The Gamma-Gamma model of monetary value" (note 025,
///   2013): amounts ~ Gamma(p, ν), ν ~ Gamma(q, v), independent of the rate.
///
/// Fits are maximum likelihood over the logarithms of the parameters, on distinct histories with
/// their counts. Use them for purchases without a contract; not for subscriptions.
@NullMarked
package io.shopkeeper.profile.lifetime;

import org.jspecify.annotations.NullMarked;
