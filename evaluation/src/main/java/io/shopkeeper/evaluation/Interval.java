package io.shopkeeper.evaluation;

import io.shopkeeper.numeric.Normal;

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

  /// A share of what was drawn, with 95 %: E. B. Wilson, "Probable inference, the law of
  /// succession, and statistical inference", 1927. From 0 to 1 where nothing was drawn.
  public static Interval ofShare(long hits, long all) {
    double level = .95;
    if (all == 0) {
      return new Interval(0, 0, 1, level);
    }
    double z = Normal.quantile((1 + level) / 2);
    double share = (double) hits / all;
    double middle = (share + z * z / (2 * all)) / (1 + z * z / all);
    double half =
        z * Math.sqrt(share * (1 - share) / all + z * z / (4. * all * all)) / (1 + z * z / all);
    return new Interval(
        Math.max(0, Math.min(share, middle - half)),
        share,
        Math.min(1, Math.max(share, middle + half)),
        level);
  }

  /// A figure without sampling error.
  public static Interval exact(double value) {
    return new Interval(value, value, value, 1);
  }
}
