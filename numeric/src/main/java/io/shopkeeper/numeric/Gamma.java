package io.shopkeeper.numeric;

import java.util.random.RandomGenerator;

/// The gamma function, by its logarithm, and the distribution named after it.
public final class Gamma {
  /// Of C. Lanczos, "A precision approximation of the gamma function", SIAM Journal on Numerical
  /// Analysis B 1 (1964), with g = 7 and nine terms: about 15 digits.
  private static final double G = 7;

  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private static final double HALF_LOG_TWO_PI = .5 * Math.log(2 * Math.PI);

  private static final double STIRLING_FROM = 20;

  private Gamma() {}

  /// `ln Γ(x)` for x above 0.
  public static double log(double x) {
    if (!(x > 0)) {
      throw new IllegalArgumentException("x must be above 0: " + x);
    }
    if (x < .5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - log(1 - x);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x - .5 + G;
    return HALF_LOG_TWO_PI + (x - .5) * Math.log(t) - t + Math.log(sum);
  }

  /// `ln B(a, b)` for both above 0; where one is large, by the difference of Stirling's series, so
  /// that the digits which both share are not lost.
  public static double logBeta(double a, double b) {
    double large = Math.max(a, b);
    double small = Math.min(a, b);
    if (large < STIRLING_FROM) {
      return log(a) + log(b) - log(a + b);
    }
    return log(small)
        + small
        - (large - .5) * Math.log1p(small / large)
        - small * Math.log(large + small)
        + stirling(large)
        - stirling(large + small);
  }

  /// A draw from the gamma distribution of scale 1 (Marsaglia and Tsang, "A simple method for
  /// generating gamma variables", 2000).
  ///
  /// @param shape above 0
  public static double draw(double shape, RandomGenerator random) {
    if (shape < 1) {
      return draw(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      if (Math.log(1 - random.nextDouble()) < .5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  /// What Stirling's formula of `ln Γ(x)` leaves, for x from 20: within 1e-16.
  private static double stirling(double x) {
    double square = x * x;
    return (1 / 12. - (1 / 360. - (1 / 1260. - 1 / 1680. / square) / square) / square) / x;
  }
}
