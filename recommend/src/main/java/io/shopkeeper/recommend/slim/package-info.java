/// Every item as a weighted sum of the few most alike, fitted together: what two regressors both
/// say counts once.
///
/// Ning and Karypis, "SLIM: sparse linear methods for top-N recommender systems" (ICDM 2011), in
/// the variant that selects regressors beforehand, by cosine (fsSLIM), with a ridge alone in place
/// of weights of at least 0 and the penalty on their sum.
///
/// Notation: `a_ui` is the weight of what visitor u did with item i over `|u|^normalisation`, `p_i
/// = Σ_u a_ui²`, `C_ij = Σ_u a_ui a_uj / √(p_i p_j)` the cosines, S the regressors of item j, λ the
/// ridge.
///
/// ```
///   b = argmin ½ bᵀ (C_SS + λ I) b − c_Sjᵀ b
///   score_j = Σ_i w_i · b_i · (p_i / p_j)^correction   over the items i of a history
/// ```
///
/// In units of cosines every item has norm 1, so that one λ suits rare and popular items: of a
/// large λ the weights are nearly the cosines over λ, of a small one those of the regression.
///
/// Of C the 400 greatest entries of each item are kept. Training costs O(Σ_u |u|²) for these and 20
/// |S|² at most for each item; the table holds |S| entries an item.
@NullMarked
package io.shopkeeper.recommend.slim;

import org.jspecify.annotations.NullMarked;
