/// What the sums over an arm's units say of the difference between two arms.
///
/// A unit (a customer, mostly) is a row of values: what is measured, then covariates known before
/// the experiment. [Moments] hold a row's sums and products and add up over days and segments;
/// [Sample] reads a mean, a proportion or a ratio from them by the delta method; [Comparison] is
/// the difference of two samples, adjusted for covariates (A. Deng, Y. Xu, R. Kohavi and T. Walker,
/// "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data",
/// WSDM 2013); [FixedTest], [SequentialTest], [PlannedSequence] and [BayesianTest] say how sure it
/// is.
///
/// Letters: θ of a covariate's weight, α of the rate of false alarms, ρ of the mixture's width.
@NullMarked
package io.shopkeeper.experiment.statistics;

import org.jspecify.annotations.NullMarked;
