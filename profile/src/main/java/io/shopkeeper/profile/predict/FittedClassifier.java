package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.Workers;

/// A model, calibrated, and how good its kind was on held-out folds of the rows it learned from.
///
/// @param settings that were chosen, for people
/// @param logLoss in nats, of rows that were held out
public record FittedClassifier(
    ClassifierKind kind, Classifier model, Calibrator calibrator, String settings, double logLoss) {

  /// The probability of every row.
  public double[] probabilities(FeatureTable table, Workers workers) {
    return calibrator.probabilities(model.margins(table, workers));
  }
}
