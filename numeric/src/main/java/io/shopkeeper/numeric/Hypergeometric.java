package io.shopkeeper.numeric;

/// Gauss's hypergeometric function by its series (Abramowitz and Stegun, "Handbook of Mathematical
/// Functions", 15.1.1).
public final class Hypergeometric {
  private static final int MOST_TERMS = 200_000;

  private Hypergeometric() {}

  /// `₂F₁(a, b; c; z)` for 0 ≤ z < 1 and a, b, c above 0; the nearer z is to 1, the more terms.
  public static double of(double a, double b, double c, double z) {
    if (!(z >= 0 && z < 1)) {
      throw new IllegalArgumentException("z must be in [0, 1): " + z);
    }
    double term = 1;
    double sum = 1;
    for (int n = 0; n < MOST_TERMS; n++) {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
      sum += term;
      if (term < 1e-17 * sum) {
        break;
      }
    }
    return sum;
  }
}
