/// What goes with what, by counting who has both: the overlap of the two products' customers, or
/// where a random walk from the one ends.
///
/// Notation: `n_i` visitors had to do with item i, `n_ij` with both, `|u|` items visitor u.
///
/// ```
///   Jaccard   n_ij / (n_i + n_j − n_ij)
///   Tversky   n_ij / (n_ij + α (n_i − n_ij) + β (n_j − n_ij))
///   RP3β      Σ_u (1 / n_i · 1 / |u|)^α / n_j^β        over the visitors u of both
/// ```
///
/// Jaccard, "The distribution of the flora in the alpine zone" (New Phytologist 1912); Tversky,
/// "Features of similarity" (Psychological Review 1977), of which α = β = 1 is Jaccard's and α = β
/// = ½ that of Dice; Paudel, Christoffel, Newell and Bernstein, "Updatable, accurate, diverse, and
/// scalable recommendations for interactive applications" (ACM TiiS 2017) for the walk: from a
/// customer to an item, its customers, and their items, popular ends divided out.
///
/// Of each item i the greatest entries are kept; a visitor's score of j is their sum over the items
/// of the history. Training costs O(Σ_u |u|²) on all processors.
@NullMarked
package io.shopkeeper.recommend.cooccurrence;

import org.jspecify.annotations.NullMarked;
