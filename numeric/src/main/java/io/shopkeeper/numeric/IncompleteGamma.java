package io.shopkeeper.numeric;

/// The regularised incomplete gamma function, and the chi-square distribution by it.
///
/// By its series below the mean and by its continued fraction above (Press, Teukolsky, Vetterling
/// and Flannery, "Numerical Recipes", §6.2; modified Lentz method), about 14 digits.
public final class IncompleteGamma {
  private static final double EPSILON = 1e-16;
  private static final int STEPS = ContinuedFraction.MOST_TERMS;

  private IncompleteGamma() {}

  /// `Q(a, x) = Γ(a, x) / Γ(a)`.
  ///
  /// @param a above 0
  /// @param x at least 0
  public static double upper(double a, double x) {
    if (!(a > 0) || !(x >= 0)) {
      throw new IllegalArgumentException("a above 0 and x from 0: " + a + ", " + x);
    }
    if (x == 0) {
      return 1;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double front = Math.exp(a * Math.log(x) - x - Gamma.log(a));
    return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
  }

  /// `P(X > x)` of a chi-square variable.
  ///
  /// @param degrees of freedom, above 0
  public static double chiSquareTail(double x, double degrees) {
    return upper(degrees / 2, x / 2);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < STEPS && Math.abs(term) > EPSILON * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    var fraction = new ContinuedFraction(ContinuedFraction.infinite(), 1 / b);
    for (int i = 1; i < STEPS; i++) {
      b += 2;
      fraction.next(-i * (i - a), b);
      if (fraction.settled()) {
        break;
      }
    }
    return fraction.value();
  }
}
