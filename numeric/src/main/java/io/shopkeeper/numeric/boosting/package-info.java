/// Sums of small regression trees, grown one after another on what those before left over (gradient
/// boosting).
///
/// J. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics
/// 29 (2001); the second-order gain and leaf values of T. Chen and C. Guestrin, "XGBoost: a
/// scalable tree boosting system", KDD 2016; histograms of quantile bins, their subtraction and
/// growth leaf by leaf of G. Ke et al., "LightGBM: a highly efficient gradient boosting decision
/// tree", NIPS 2017.
///
/// Use it for tables of unlike columns, missing values among them, from some hundreds of rows on. A
/// tree costs O(rows · columns) a level; the table is held once as it came and once as a byte a
/// value. The same data, settings and random numbers give the same bits at any number of workers.
@NullMarked
package io.shopkeeper.numeric.boosting;

import org.jspecify.annotations.NullMarked;
