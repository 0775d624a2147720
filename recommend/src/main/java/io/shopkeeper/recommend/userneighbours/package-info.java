/// Customers with the same taste are asked what they have.
///
/// Resnick et al., "GroupLens: an open architecture for collaborative filtering of netnews" (CSCW
/// 1994) and Herlocker et al., "An algorithmic framework for performing collaborative filtering"
/// (SIGIR 1999) for the base; Deshpande and Karypis, "Item-based top-N recommendation algorithms"
/// (ACM TOIS 2004) for dividing by the popularity of what they have.
///
/// Notation: `w_i` is the share of item i in the history asked for; `a_vi` the weight of what
/// visitor v did with i; `|v|` the sum of v's weights; `d_j` how many visitors have j, by weight.
///
/// ```
///   sim(v)  = Σ_i w_i a_vi / √|v|                       the cosine, but for a factor
///   score_j = Σ_v∈N sim(v)^sharpness a_vj / d_j^correction    N: the visitors of greatest sim
/// ```
///
/// A sharpness above 1 is the case amplification of Breese, Heckerman and Kadie (UAI 1998): it
/// hears those who are most alike, of however many are asked.
///
/// With N and `sim(v)^(sharpness − 1)` found, a score is a sum over the items of the history.
/// Nothing is trained: the model is the behaviour itself, in compressed rows both ways. Of an item
/// with very many visitors the newest rows are asked, which bounds the cost of a question: O(Σ_i
/// visitors of i
/// + Σ_v∈N |v|).
@NullMarked
package io.shopkeeper.recommend.userneighbours;

import org.jspecify.annotations.NullMarked;
