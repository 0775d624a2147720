package io.shopkeeper.numeric;

/// Student's t distribution, by the regularised incomplete beta function `I_x(a, b)` (its continued
/// fraction by the modified Lentz method: "Numerical Recipes", §6.4), about 13 digits; the steps
/// grow with the root of the degrees of freedom.
public final class StudentT {
  private static final double NEARLY_NORMAL = 1e7;

  private StudentT() {}

  /// `P(T > |t|)`: half of what both tails hold.
  ///
  /// @param degrees of freedom, above 0, not necessarily whole
  public static double tail(double t, double degrees) {
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("degrees of freedom must be above 0: " + degrees);
    }
    double square = t * t;
    if (degrees > NEARLY_NORMAL) {
      // Abramowitz and Stegun 26.7.8.
      return Normal.cumulative(
          -Math.abs(t) * (1 - 1 / (4 * degrees)) / Math.sqrt(1 + square / (2 * degrees)));
    }
    return incompleteBeta(
            degrees / 2, .5, degrees / (degrees + square), square / (degrees + square))
        / 2;
  }

  /// `P(T ≤ t)`.
  public static double cumulative(double t, double degrees) {
    double tail = tail(t, degrees);
    return t > 0 ? 1 - tail : tail;
  }

  /// The t of `P(T ≤ t) = probability`, by Newton's method within a bracket.
  ///
  /// @param probability in (0, 1)
  public static double quantile(double probability, double degrees) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
    }
    if (probability == .5) {
      return 0;
    }
    double target = Math.min(probability, 1 - probability);
    double low = 0;
    double high = -Normal.quantile(target);
    while (tail(high, degrees) > target) {
      low = high;
      high *= 2;
    }
    double t = low == 0 ? high : (low + high) / 2;
    for (int step = 0; step < 200; step++) {
      double excess = tail(t, degrees) - target;
      if (excess > 0) {
        low = t;
      } else {
        high = t;
      }
      double next = t + excess / density(t, degrees);
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - t) <= 1e-14 * next) {
        break;
      }
      t = next;
    }
    return probability < .5 ? -t : t;
  }

  private static double density(double t, double degrees) {
    return Math.exp(
        -(degrees + 1) / 2 * Math.log1p(t * t / degrees)
            - Math.log(degrees) / 2
            - Gamma.logBeta(degrees / 2, .5));
  }

  /// `I_x(a, b)`.
  ///
  /// @param complement 1 − x, given apart so that it keeps its digits
  public static double incompleteBeta(double a, double b, double x, double complement) {
    if (x <= 0 || complement <= 0) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(a * logOf(x, complement) + b * logOf(complement, x) - Gamma.logBeta(a, b));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, complement) / b;
  }

  private static double logOf(double x, double complement) {
    return x > .5 ? Math.log1p(-complement) : Math.log(x);
  }

  private static double fraction(double a, double b, double x) {
    var fraction = new ContinuedFraction(1, 1 / ContinuedFraction.away(1 - (a + b) * x / (a + 1)));
    for (int m = 1; m < ContinuedFraction.MOST_TERMS; m++) {
      fraction.next(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1);
      fraction.next(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1);
      if (fraction.settled()) {
        break;
      }
    }
    return fraction.value();
  }
}
