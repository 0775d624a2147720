package io.shopkeeper.numeric;

import java.util.Arrays;

/// Probabilities of classes from a weighted sum of features for each.
///
/// @param weights for class after class, those of the features and then the bias
public record SoftmaxModel(double[] weights, int classes) {

  /// One probability a class, adding up to 1.
  public double[] probabilities(double[] features) {
    int stride = weights.length / classes;
    if (features.length != stride - 1) {
      throw new IllegalArgumentException(
          "%d features, %d expected".formatted(features.length, stride - 1));
    }
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      double score = weights[c * stride + stride - 1];
      for (int i = 0; i < features.length; i++) {
        score += weights[c * stride + i] * features[i];
      }
      scores[c] = score;
    }
    double greatest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      scores[c] = Math.exp(scores[c] - greatest);
      sum += scores[c];
    }
    for (int c = 0; c < classes; c++) {
      scores[c] /= sum;
    }
    return scores;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SoftmaxModel that
        && classes == that.classes
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "SoftmaxModel[%d classes]".formatted(classes);
  }
}
