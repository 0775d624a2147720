/// Scores that add up: what each item of a visitor's past says of other items, kept in tables.
///
/// A visitor's score of j is
///
/// ```
///   Σ_t share_t Σ_i w_t(i) · T_t(i, j)   +   popularity(j)
/// ```
///
/// over tables t and the items i of the visitor's history; `w_t(i)` is the weight of what the
/// visitor did with i, halved every so many moments back, 1 in all. Being a sum, a score is its own
/// explanation. In a blend each table is divided by its [Loudness] to the visitor, which is but
/// another share. A question costs O(|history| · entries of a row) for each table.
@NullMarked
package io.shopkeeper.recommend.itemtable;

import org.jspecify.annotations.NullMarked;
