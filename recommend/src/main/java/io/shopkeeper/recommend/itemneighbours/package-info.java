/// Products with the same customers go together.
///
/// Sarwar et al., "Item-based collaborative filtering recommendation algorithms" (WWW 2001) for the
/// base; Bell and Koren, "Scalable collaborative filtering with jointly derived neighborhood
/// interpolation weights" (ICDM 2007) for the shrinkage; Deshpande and Karypis, "Item-based top-N
/// recommendation algorithms" (ACM TOIS 2004) for unit-length customers and for dividing the
/// popularity of the two items unevenly; Park et al., "Turbo-CF: matrix decomposition-free graph
/// filtering" (SIGIR 2024) for the power.
///
/// Notation: `a_ui` is the weight of what visitor u did with item i over `|u|^normalisation`, `|u|`
/// being the length of u's row; `n_ij` how many visitors had to do with both; `p_i = Σ_u a_ui²`.
///
/// ```
///   s(i → j) = ( Σ_u a_ui a_uj / √(p_i p_j)       the cosine
///              · (p_i / p_j)^correction )^power   the popularity correction, and how steep it is
///              · n_ij / (n_ij + shrinkage)        the shrinkage
/// ```
///
/// Of each item i the greatest `s(i → ·)` are kept. A visitor's score of j is the sum of `w_i · s(i
/// → j)` over the items i of their history, `w_i` being the weight of what they did with i, halved
/// every so many moments back, plus a little for j's popularity, which orders what neighbours leave
/// undecided.
///
/// Training costs O(Σ_u |u|²) on all processors; a question O(|history| · neighbours). Use it as
/// the first model of any shop: it needs no tuning, explains itself, and reacts to a click without
/// training.
@NullMarked
package io.shopkeeper.recommend.itemneighbours;

import org.jspecify.annotations.NullMarked;
