/// Smooths what a customer did over the graph of customers and items.
///
/// Shen et al., "How powerful is graph convolution for recommendation?" (CIKM 2021) for
/// recommendation as a low-pass filter; Kim et al., "Graph spectral filtering with Chebyshev
/// interpolation for recommendation" (SIGIR 2025) for computing any filter without eigenvectors;
/// the filter here is that of ridge regression (Steck, "Embarrassingly shallow autoencoders for
/// sparse data", WWW 2019, without its zero diagonal).
///
/// Notation: `R̃ = D_u^-½ R D_i^-½` is the matrix of customers × items with both degrees divided
/// out, `P = R̃ᵀR̃`, whose eigenvalues lie in [0, 1]; `f(x) = x / (x + ridge)`, which is nearly
/// linear where `ridge` is large and lets many weak directions through where it is small.
///
/// ```
///   s(i → j) = d_i^-exponent · f(P)_ij · d_j^exponent
/// ```
///
/// `f(P)` is computed as its Chebyshev interpolant on [0, 1]: `T₀ = I, T₁ = 2P − I, T_k+1 = 2(2P −
/// I)T_k − T_k−1`. Its error falls by the factor `(√κ − 1) / (√κ + 1)`, `κ = 1 + 1/ridge`, with
/// each degree: below 1 % at degree 6 for a ridge of .25 and more.
///
/// The ideal low-pass filter lets the directions of the greatest eigenvalues pass and nothing else:
///
/// ```
///   s(i → j) = d_i^-exponent · (V Vᵀ)_ij · d_j^exponent     V: the first eigenvectors of P
/// ```
///
/// Its matrix is dense, so it refines what other evidence has found: O((|history| + items) · rank)
/// for a question.
///
/// A question of many customers at once costs 4 · degree · entries(R) flops a customer. The table
/// of all items costs that for each item, in blocks of items, of which only the greatest entries
/// are kept.
@NullMarked
package io.shopkeeper.recommend.graphfilter;

import org.jspecify.annotations.NullMarked;
