/// What a customer will buy on the next visit: what they buy again, and what follows from what they
/// bought.
///
/// A basket is the set of items of one order; baskets have an order and need no dates. Three models
/// of the literature meet here as probabilities that can be added: personal frequency with recency
/// (Hu et al., "Modeling personalized item frequency information for next-basket recommendation",
/// SIGIR 2020; Faggioli et al., "Recency aware collaborative filtering for next basket
/// recommendation", UMAP 2020), when an item is due again (Ariannezhad et al., "ReCANet: a repeat
/// consumption-aware neural network for next basket recommendation in grocery shopping", SIGIR
/// 2022; the shrinkage is that of gamma frailty in Vaupel et al., Demography 1979), and what others
/// went on to.
///
/// Notation: customer u has had n baskets; item j was in c of them, last g baskets ago (0 is the
/// newest). Whenever a customer who had bought an item came again, that was an opportunity for it.
///
/// ```
///   r(u, j) = h(c, g, n) · λ_j · λ_u          bought again: 0 if u never had j
///     h     = bought / opportunities          of all customers and items in the same cell
///     λ_j   = (bought + prior) / (expected + prior)   over the opportunities of j, h expecting
///     λ_u   = the same over those of u, h · λ expecting
///   p_u(i)  = Σ_{baskets b of u with i} decay^age(b), scaled to 1 in all
///   q(u, j) = Σ_i p_u(i) · N(i → j),   N(i → j) = Σ w(followed by j) / (10 + Σ w)
///   s(u, j) = Σ_i p_u(i) · S(i → j),   S the table of package itemneighbours
///   score   = r + following · q + alongside · s + popular · p̄(j),   p̄ the mean of all p_u
/// ```
///
/// `N(i → j)` is the share of the moments at which a customer's past held i, each weighing `w = Σ
/// decay^age`, that were followed by a basket with j, shrunk to nothing where moments are few; `j =
/// i` is left to r. The usual interval of an item is n / c baskets, which g is held against by h.
///
/// Training costs O(Σ_u n · |u| · basket) on all processors, |u| the items of u; a question O(|u| ·
/// table row). Use it where customers come back for the same things: food, consumables, supplies.
@NullMarked
package io.shopkeeper.recommend.nextbasket;

import org.jspecify.annotations.NullMarked;
