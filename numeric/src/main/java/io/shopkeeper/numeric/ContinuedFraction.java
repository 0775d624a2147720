package io.shopkeeper.numeric;

/// A continued fraction from its front, by the modified method of Lentz (Thompson and Barnett, J.
/// Comput. Phys. 64, 1986): neither its numerators nor its denominators are kept, so that nothing
/// overflows.
final class ContinuedFraction {
  static final int MOST_TERMS = 100_000;

  private static final double EPSILON = 1e-16;
  private static final double TINY = 1e-300;

  private double numerators;
  private double denominators;
  private double value;

  /// @param numerators the ratio of the first two
  /// @param denominators the inverse ratio of the first two
  ContinuedFraction(double numerators, double denominators) {
    this.numerators = numerators;
    this.denominators = denominators;
    this.value = denominators;
  }

  /// What takes the place of 0.
  static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /// As large a ratio as there is.
  static double infinite() {
    return 1 / TINY;
  }

  /// The next term, `a / (b + …`.
  void next(double a, double b) {
    denominators = 1 / away(a * denominators + b);
    numerators = away(b + a / numerators);
    value *= denominators * numerators;
  }

  /// Whether the last term changed nothing any more.
  boolean settled() {
    return Math.abs(denominators * numerators - 1) < EPSILON;
  }

  double value() {
    return value;
  }
}
