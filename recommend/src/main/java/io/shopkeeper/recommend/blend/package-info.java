/// Several tables of items added up, each customer's own way.
///
/// What is known of a customer decides how boldly to smooth it: to one of few purchases the popular
/// neighbours of each say most, to one of many the finer directions do. So customers are divided
/// into classes by the length of their history, and each class has its own shares of the tables.
///
/// The search trains every ingredient on what is left when some of what some customers did is held
/// out, shortlists items for those customers, and climbs for each class from its best single
/// ingredient, share by share, as long as the mean of nDCG and recall rises: greedy ensemble
/// selection (Caruana et al., "Ensemble selection from libraries of models", ICML 2004).
@NullMarked
package io.shopkeeper.recommend.blend;

import org.jspecify.annotations.NullMarked;
