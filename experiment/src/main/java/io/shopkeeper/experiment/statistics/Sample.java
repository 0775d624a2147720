package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.Normal;

/// An arm: what was measured and its covariates, with their covariances per unit.
///
/// @param value of the target
/// @param covariates their values
/// @param covariances of the target (first) and the covariates: (1 + k) × (1 + k)
/// @param skewness of the target's values; NaN where unknown
public record Sample(
    long units, double value, double[] covariates, double[][] covariances, double skewness) {

  /// Reads a measure by the delta method: its covariances are `G Σ Gᵀ`, Σ being those of the
  /// columns and G the gradients of target and covariates by the columns' means.
  public static Sample of(Measure measure, Moments moments) {
    int width = measure.width();
    if (moments.columns() % width != 0) {
      throw new IllegalArgumentException(
          "%d columns are not pairs, which a ratio needs".formatted(moments.columns()));
    }
    int size = moments.columns() / width;
    double[] values = new double[size];
    double[][] gradients = new double[size][width];
    for (int i = 0; i < size; i++) {
      double first = moments.mean(width * i);
      double second = width == 1 ? 1 : moments.mean(width * i + 1);
      values[i] = first / second;
      gradients[i][0] = 1 / second;
      if (width == 2) {
        gradients[i][1] = -first / (second * second);
      }
    }
    double[][] covariances = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int a = 0; a < width; a++) {
          for (int b = 0; b < width; b++) {
            int row = width * i + a;
            int column = width * j + b;
            covariances[i][j] +=
                gradients[i][a]
                    * gradients[j][b]
                    * (measure == Measure.PROPORTION
                        ? moments.populationCovariance(row, column)
                        : moments.covariance(row, column));
          }
        }
      }
    }
    return new Sample(
        moments.count(),
        values[0],
        java.util.Arrays.copyOfRange(values, 1, size),
        covariances,
        width == 1 ? moments.skewness() : Double.NaN);
  }

  /// A quantile with the interval of its order statistics.
  ///
  /// @param units that were assigned, where several values come from one
  /// @param values that the quantile was taken of
  /// @param low and high, of 95 %
  public static Sample ofQuantile(
      long units, long values, double quantile, double low, double high) {
    double error = (high - low) / (2 * Normal.quantile(.975));
    double variance = (double) values / units * (units - 1) * error * error;
    if (units >= 100) {
      variance = Math.max(variance, 1e-5);
    }
    return new Sample(units, quantile, new double[0], new double[][] {{variance}}, Double.NaN);
  }

  /// Of the target per unit.
  public double variance() {
    return covariances[0][0];
  }
}
