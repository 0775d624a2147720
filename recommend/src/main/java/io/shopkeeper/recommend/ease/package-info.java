/// The linear autoencoder without hidden layers: every item as the best weighted sum of the others.
///
/// Steck, "Embarrassingly shallow autoencoders for sparse data" (WWW 2019).
///
/// Notation: X is the matrix of customers × items, λ the ridge.
///
/// ```
///   P = (XᵀX + λ I)⁻¹        B_ij = −P_ij / P_jj,  B_jj = 0
///   score_j = Σ_i x_i B_ij   over the items i of a history
/// ```
///
/// which minimises `‖X − XB‖² + λ ‖B‖²` under a zero diagonal, so that no item explains itself.
///
/// P is exact: items³ operations and 4 · items² bytes, twice that while it is divided by; where
/// that does not fit, training is refused. Of each row of B the entries of greatest size are kept,
/// also those that speak against an item.
@NullMarked
package io.shopkeeper.recommend.ease;

import org.jspecify.annotations.NullMarked;
