package io.shopkeeper.recommend.graphfilter;

/// What shapes a graph filter; see the package for the formulas.
///
/// @param ridge above 0: large for a filter that is nearly linear
/// @param exponent from 0 to 1: how much popular items gain, and items of the past lose
/// @param neighbours kept of each item, at least 1
public record GraphFilterSettings(double ridge, double exponent, int neighbours) {

  /// Enough for every ridge of .25 and more.
  private static final int DEGREE = 6;

  public GraphFilterSettings {
    if (!(ridge >= .1 && ridge <= 1e6)) {
      throw new IllegalArgumentException("ridge is %s, not from 0.1 to 1e6".formatted(ridge));
    }
    if (!(exponent >= 0 && exponent <= 1)) {
      throw new IllegalArgumentException("exponent is %s, not from 0 to 1".formatted(exponent));
    }
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours is %d, not at least 1".formatted(neighbours));
    }
  }

  /// The filter f.
  public double response(double eigenvalue) {
    return eigenvalue / (eigenvalue + ridge);
  }

  /// Those of the Chebyshev sum that stands for the filter.
  public double[] coefficients() {
    return Chebyshev.coefficients(this::response, DEGREE);
  }
}
