package io.shopkeeper.recommend.graphfilter;

import java.util.function.DoubleUnaryOperator;

/// Interpolation on [0, 1] at the Chebyshev points (Trefethen, "Approximation theory and
/// approximation practice", 2013, chapter 3).
final class Chebyshev {

  private Chebyshev() {}

  /// The coefficients c of the interpolant `Σ_k c[k] T_k(2x − 1)`, k = 0 … degree.
  static double[] coefficients(DoubleUnaryOperator function, int degree) {
    int points = degree + 1;
    double[] coefficients = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = Math.PI * (i + .5) / points;
      double value = function.applyAsDouble((Math.cos(angle) + 1) / 2);
      for (int k = 0; k < points; k++) {
        coefficients[k] += (k == 0 ? 1 : 2) * value * Math.cos(k * angle) / points;
      }
    }
    return coefficients;
  }
}
