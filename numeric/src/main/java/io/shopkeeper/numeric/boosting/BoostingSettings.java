package io.shopkeeper.numeric.boosting;

/// How trees are grown.
///
/// @param trees at most
/// @param leaves of a tree at most, from 2 to 1,024
/// @param rate what share of its best fit a tree adds (shrinkage), in (0, 1]
/// @param l2 penalty on the square of a leaf's value, at least 0
/// @param leastChildWeight sum of second derivatives that a leaf must hold: rows under squared
///   loss, `Σ p (1 − p)` under the logistic one; above 0
/// @param rowShare of the rows each tree sees, drawn without replacement, in (0, 1]
/// @param columnShare of the columns each tree sees, in (0, 1]
/// @param bins that the values of a column are put into at most, from 2 to 255
/// @param patience trees without a gain on validation rows after which growing stops, at least 1
public record BoostingSettings(
    int trees,
    int leaves,
    double rate,
    double l2,
    double leastChildWeight,
    double rowShare,
    double columnShare,
    int bins,
    int patience) {

  public BoostingSettings {
    if (trees < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "trees and patience must be at least 1: %d, %d".formatted(trees, patience));
    }
    if (leaves < 2 || leaves > 1024) {
      throw new IllegalArgumentException("leaves must be from 2 to 1,024: " + leaves);
    }
    if (bins < 2 || bins > 255) {
      throw new IllegalArgumentException("bins must be from 2 to 255: " + bins);
    }
    if (!(l2 >= 0) || !(leastChildWeight > 0)) {
      throw new IllegalArgumentException(
          "l2 must be at least 0, leastChildWeight above 0: %s, %s"
              .formatted(l2, leastChildWeight));
    }
    requireShare("rate", rate);
    requireShare("rowShare", rowShare);
    requireShare("columnShare", columnShare);
  }

  /// 500 trees of 15 leaves at a rate of .05, on four fifths of rows and columns each.
  public static BoostingSettings defaults() {
    return new BoostingSettings(500, 15, .05, 1, 1, .8, .8, 255, 30);
  }

  public BoostingSettings withTrees(int trees) {
    return new BoostingSettings(
        trees, leaves, rate, l2, leastChildWeight, rowShare, columnShare, bins, patience);
  }

  public BoostingSettings withLeaves(int leaves) {
    return new BoostingSettings(
        trees, leaves, rate, l2, leastChildWeight, rowShare, columnShare, bins, patience);
  }

  public BoostingSettings withRate(double rate) {
    return new BoostingSettings(
        trees, leaves, rate, l2, leastChildWeight, rowShare, columnShare, bins, patience);
  }

  public BoostingSettings withLeastChildWeight(double leastChildWeight) {
    return new BoostingSettings(
        trees, leaves, rate, l2, leastChildWeight, rowShare, columnShare, bins, patience);
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("%s must be in (0, 1]: %s".formatted(name, share));
    }
  }
}
