package io.shopkeeper.evaluation;

/// An estimate between its confidence limits.
///
/// @param level the confidence, in (0, 1]; 1 for a figure that was counted rather than sampled
public record Interval(double low, double estimate, double high, double level) {

  public Interval {
    if (!(low <= high) || !Double.isFinite(estimate)) {
      throw new IllegalArgumentException(
          "not an interval: [" + low + ", " + high + "] around " + estimate);
    }
    if (!(level > 0 && level <= 1)) {
      throw new IllegalArgumentException("level must be in (0, 1]: " + level);
    }
  }

  /// A figure without sampling error.
  public static Interval exact(double value) {
    return new Interval(value, value, value, 1);
  }
}
