/// What a customer will do, told from a table of features: one model that can be read (logistic
/// regression on splines and levels) and one that is often better (boosted trees), of which the
/// better on held-out folds serves, calibrated.
///
/// All choices are made by cross-validation within the rows that are learned from: penalty, trees,
/// calibration and model. Rows of one group never part over folds.
@NullMarked
package io.shopkeeper.profile.predict;

import org.jspecify.annotations.NullMarked;
