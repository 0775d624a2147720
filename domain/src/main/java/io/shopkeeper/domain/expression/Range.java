package io.shopkeeper.domain.expression;

/// An interval of numbers.
///
/// @param low negative infinity where there is no lower end
/// @param high infinity where there is no upper end
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {

  static Range below(double high, boolean included) {
    return new Range(Double.NEGATIVE_INFINITY, true, high, included);
  }

  static Range above(double low, boolean included) {
    return new Range(low, included, Double.POSITIVE_INFINITY, true);
  }

  /// False for NaN.
  public boolean holds(double number) {
    return (lowIncluded ? number >= low : number > low)
        && (highIncluded ? number <= high : number < high);
  }
}
