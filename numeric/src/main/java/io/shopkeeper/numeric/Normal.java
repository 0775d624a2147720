package io.shopkeeper.numeric;

/// The standard normal distribution.
public final class Normal {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  public static double density(double z) {
    return Math.exp(-z * z / 2) / ROOT_TWO_PI;
  }

  /// `P(Z ≤ z)`, by the incomplete gamma function of ½ and z²/2; small tails keep their digits.
  public static double cumulative(double z) {
    double tail = IncompleteGamma.upper(.5, z * z / 2) / 2;
    return z > 0 ? 1 - tail : tail;
  }

  /// The z of `P(Z ≤ z) = probability`: a rational start, then three steps of Halley.
  ///
  /// @param probability in (0, 1)
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
    }
    if (probability > .5) {
      return -quantile(1 - probability);
    }
    double t = Math.sqrt(-2 * Math.log(probability));
    // Abramowitz and Stegun 26.2.23: within 4.5e-4.
    double z =
        -(t
            - (2.515517 + t * (.802853 + t * .010328))
                / (1 + t * (1.432788 + t * (.189269 + t * .001308))));
    for (int step = 0; step < 3; step++) {
      double off = (cumulative(z) - probability) / density(z);
      z -= off / (1 + z * off / 2);
    }
    return z;
  }
}
