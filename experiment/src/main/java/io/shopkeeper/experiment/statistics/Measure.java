package io.shopkeeper.experiment.statistics;

/// What is read from the columns of [Moments], for the target and for each covariate alike.
public enum Measure {
  /// The share of units that did something; columns are 0 or 1, and variances p(1 − p).
  PROPORTION(1),
  /// The mean over units.
  MEAN(1),
  /// The sum of one column over the sum of the next, as in clicks per view; the unit is what was
  /// assigned, not the view (A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric
  /// analytics", KDD 2018).
  RATIO(2);

  private final int width;

  Measure(int width) {
    this.width = width;
  }

  /// Columns that the target takes, and each covariate.
  public int width() {
    return width;
  }
}
