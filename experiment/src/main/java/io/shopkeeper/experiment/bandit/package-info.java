/// Arms that are chosen by what is known of the visitor and learned from while they are shown.
///
/// Every arm has a posterior of its own over the weights of the context x: normal, with mean μ and
/// covariance `σ² A⁻¹` ([ArmPosterior]), σ² learned from the rewards of all arms ([NoiseScale]). L.
/// Li, W. Chu, J. Langford and R. Schapire, WWW 2010 (LinUCB); S. Agrawal and N. Goyal, ICML 2013
/// (linear Thompson sampling); O. Chapelle and L. Li, NIPS 2011 (logistic, and delays); Y. Russac,
/// C. Vernade and O. Cappé, NeurIPS 2019 (discounting). A decision costs O(arms · d²), and so does
/// a reward.
@NullMarked
package io.shopkeeper.experiment.bandit;

import org.jspecify.annotations.NullMarked;
