/// Implicit alternating least squares: every customer and every item gets a vector of d factors,
/// and a score is their inner product.
///
/// Notation, after Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets"
/// (ICDM 2008), in the form of Rendle, Krichene, Zhang and Koren, "Revisiting the performance of
/// iALS on item recommendation benchmarks" (RecSys 2022): with `w_ui` the weight of what customer u
/// did with item i and α₀ that of what was not done,
///
/// ```
/// min Σ_{did} w_ui (x_u·y_i − 1)² + α₀ Σ_{all} (x_u·y_i)² + Σ_u λ_u |x_u|² + Σ_i λ_i |y_i|²
/// λ_u = λ (Σ_i w_ui + α₀ · items),   λ_i = λ (Σ_u w_ui + α₀ · customers)
/// ```
///
/// With one side fixed every row of the other is a system of its own, `(α₀ YᵀY + λ_u + Σ_i w_ui y_i
/// y_iᵀ) x_u = Σ_i w_ui y_i`. Before each half-epoch both sides are turned into the basis of the
/// fixed side's eigenvectors, which changes no inner product and makes `α₀ YᵀY + λ_u` a diagonal.
/// That is at once a cheap product and a good preconditioner, so that two steps of conjugate
/// gradients from the row's last solution do the work of a factorisation.
///
/// An epoch costs O(interactions · d · steps + (customers + items) · d²), the last by dense matrix
/// products near the speed of the processor. A question folds the history in as one more row and
/// searches the items exactly. Reasons take the score apart as in §5 of Hu et al.: `y_jᵀ A⁻¹ y_i
/// w_ui` is what item i of the history adds.
///
/// Popularity can be added to the score, as one more factor of every item that all customers share.
///
/// Use it where customers are many and histories short: it holds d floats an item whatever the
/// number of interactions.
@NullMarked
package io.shopkeeper.recommend.als;

import org.jspecify.annotations.NullMarked;
