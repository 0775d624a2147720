/// What a policy would have earned, from the log of another one that drew its actions with known
/// probabilities.
///
/// Letters: w of an importance weight π(a|x)/p, the new policy's probability over the logged one; q
/// of a predicted reward; λ of an estimator's limit. Sources: D. Horvitz and D. Thompson 1952
/// (IPW); A. Swaminathan and T. Joachims, NIPS 2015 (self-normalised); M. Dudík, D. Erhan, J.
/// Langford and L. Li, Statistical Science 29, 2014 (doubly robust); Y.-X. Wang, A. Agarwal and M.
/// Dudík, ICML 2017 (switch); Y. Su, M. Dimakopoulou, A. Krishnamurthy and M. Dudík, ICML 2020
/// (optimistic shrinkage); A. Metelli, A. Russo and M. Restelli, NeurIPS 2021 (sub-Gaussian).
@NullMarked
package io.shopkeeper.experiment.offpolicy;

import org.jspecify.annotations.NullMarked;
