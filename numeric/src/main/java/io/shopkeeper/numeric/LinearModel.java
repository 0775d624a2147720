package io.shopkeeper.numeric;

import java.util.Arrays;

/// A weighted sum of features and a bias.
public record LinearModel(double[] weights, double bias) {

  /// The sum over a dense record.
  public double margin(float[] features) {
    if (features.length != weights.length) {
      throw new IllegalArgumentException(
          "%d features, %d weights".formatted(features.length, weights.length));
    }
    double margin = bias;
    for (int i = 0; i < features.length; i++) {
      margin += weights[i] * features[i];
    }
    return margin;
  }

  /// The logistic function: the probability that goes with a margin.
  public static double probability(double margin) {
    return 1 / (1 + Math.exp(-margin));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearModel that
        && bias == that.bias
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "LinearModel[%d weights]".formatted(weights.length);
  }
}
