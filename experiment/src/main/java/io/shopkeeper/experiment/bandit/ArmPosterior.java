package io.shopkeeper.experiment.bandit;

import java.util.Arrays;

/// What is known of the weights of one arm: a normal distribution, renewed by one reward at a time
/// (Sherman and Morrison 1950). Not thread-safe.
final class ArmPosterior {
  /// What rewards are taken for.
  enum Link {
    /// Any number, with errors of variance 1.
    LINEAR,
    /// 0 or 1; a Newton step a reward, the curvature taken at the mean (Laplace).
    LOGISTIC
  }

  private final Link link;
  private final double discount;
  private final double mostVariance;
  private final double[] mean;
  private final double[][] covariance;

  /// @param ridge precision of the weights beforehand, above 0
  /// @param discount of what was learned, at each reward of this arm, in (0, 1]; 1 forgets nothing
  ArmPosterior(Link link, int dimension, double ridge, double discount) {
    this.link = link;
    this.discount = discount;
    this.mostVariance = 1 / ridge;
    this.mean = new double[dimension];
    this.covariance = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      covariance[i][i] = mostVariance;
    }
  }

  /// Of the score `μ·x`, before any link.
  double mean(double[] x) {
    return dot(mean, x);
  }

  /// Of the score: `xᵀ A⁻¹ x`.
  double variance(double[] x) {
    return dot(times(x), x);
  }

  void learn(double[] x, double reward) {
    forget();
    double score = mean(x);
    double expected = link == Link.LINEAR ? score : 1 / (1 + Math.exp(-score));
    double curvature = link == Link.LINEAR ? 1 : Math.max(1e-6, expected * (1 - expected));
    double[] direction = times(x);
    double scale = 1 / (1 + curvature * dot(direction, x));
    for (int i = 0; i < mean.length; i++) {
      mean[i] += direction[i] * scale * (reward - expected);
      for (int j = 0; j < mean.length; j++) {
        covariance[i][j] -= curvature * scale * direction[i] * direction[j];
      }
    }
  }

  /// Widens what is known, but never beyond what was known beforehand.
  private void forget() {
    if (discount == 1) {
      return;
    }
    double widest = 0;
    for (int i = 0; i < mean.length; i++) {
      widest = Math.max(widest, covariance[i][i]);
    }
    double factor = Math.max(1, Math.min(1 / discount, mostVariance / widest));
    for (double[] row : covariance) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
  }

  private double[] times(double[] x) {
    if (x.length != mean.length) {
      throw new IllegalArgumentException(
          "%d features, %d weights".formatted(x.length, mean.length));
    }
    return Arrays.stream(covariance).mapToDouble(row -> dot(row, x)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
