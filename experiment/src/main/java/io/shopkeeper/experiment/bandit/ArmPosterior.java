package io.shopkeeper.experiment.bandit;

import java.util.Arrays;

/// What is known of the weights of one arm: a normal distribution, renewed by one reward at a time
/// (Sherman and Morrison 1950); of numbers, in units of the scale of their errors ([NoiseScale]).
/// Not thread-safe.
final class ArmPosterior {
  /// What rewards are taken for.
  enum Link {
    /// Any number, with errors of one variance.
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

  /// @return the squared error of what was expected, as a part of what it would be if the variance
  ///   of errors were 1
  double learn(double[] x, double reward) {
    forget();
    double score = mean(x);
    double expected = link == Link.LINEAR ? score : 1 / (1 + Math.exp(-score));
    double curvature = link == Link.LINEAR ? 1 : Math.max(1e-6, expected * (1 - expected));
    double[] direction = times(x);
    double scale = 1 / (1 + curvature * dot(direction, x));
    double error = reward - expected;
    for (int i = 0; i < mean.length; i++) {
      mean[i] += direction[i] * scale * error;
      for (int j = 0; j < mean.length; j++) {
        covariance[i][j] -= curvature * scale * direction[i] * direction[j];
      }
    }
    return error * error * scale;
  }

  /// Widens what is known of each weight, but never beyond what was known of it beforehand: a
  /// feature that is not seen any more keeps no other from being forgotten.
  private void forget() {
    if (discount == 1) {
      return;
    }
    double[] factors = new double[mean.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.sqrt(Math.max(1, Math.min(1 / discount, mostVariance / covariance[i][i])));
    }
    for (int i = 0; i < factors.length; i++) {
      for (int j = 0; j < factors.length; j++) {
        covariance[i][j] *= factors[i] * factors[j];
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
