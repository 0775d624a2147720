/// The ranking of candidates, `R = g(P, A, D, C)`: what the customer likes, what a product is, what
/// its description and its reviews say, and what models of behaviour think of it, weighed by what
/// customers took.
///
/// A model of behaviour finds candidates; [io.shopkeeper.recommend.ranking.RankingFeatures]
/// describes each of them as of one point in time; a ranker puts them in order and says which
/// feature added what. Rankers learn from the last product of customers, with all that is known of
/// customers taken from before it.
@NullMarked
package io.shopkeeper.recommend.ranking;

import org.jspecify.annotations.NullMarked;
