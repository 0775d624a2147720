/// What visitors go on to: a first-order Markov chain over items with long memory, as item-to-item
/// transitions weighted by how many moments lie between.
///
/// Source: the "sequential rules" of Kamehkhosh, Jannach and Ludewig, "A comparison of frequent
/// pattern techniques and a deep learning method for session-based recommendation" (RecTemp 2017),
/// and Ludewig and Jannach, "Evaluation of session-based recommendation algorithms" (UMUAI 2018),
/// extended by normalisation on both sides, shrinkage and the whole history instead of the last
/// item.
///
/// Notation: `g` is how many moments of visitor u lie from i to j, negative where j came first, and
/// counts 1 within one moment; `w_u` what they did with either; `n_i = Σ_u w_u(i)`; `c_ij` how many
/// visitors had to do with both.
///
/// ```
///   t_ij     =  Σ_u w_u(i) w_u(j) · ( g^−decay if j came with or after i, backward · |g|^−decay if before )
///   T(i → j) =  t_ij^power / (n_i^source · n_j^target) · c_ij / (c_ij + shrinkage)
/// ```
///
/// A pair that nobody had in the order i, j is left out, and of each item i the greatest `T(i → ·)`
/// are kept. A visitor's score of j is the sum of `T(i → j)` over their history, halved every so
/// many moments back, plus a little for j's popularity.
///
/// Training costs O(Σ_u |u|²) on all processors; a question O(|history| · followers). Use it where
/// what was last taken says most of what comes next.
@NullMarked
package io.shopkeeper.recommend.transitions;

import org.jspecify.annotations.NullMarked;
