package io.shopkeeper.profile.customer;

/// Where a customer stands, by the days since the last order against the days that usually lie
/// between theirs.
public enum LifecycleStage {
  /// Has not ordered.
  PROSPECT,
  /// Has ordered on one day, and the usual days have not passed since.
  NEW,
  /// Has ordered again, and the usual days have not passed twice.
  ACTIVE,
  /// The usual days have passed, but not four times.
  COOLING,
  /// Beyond.
  LAPSED;

  private static final double COOLING_AFTER = 2;
  private static final double LAPSED_AFTER = 4;

  static LifecycleStage of(int orderDays, double daysSinceOrder, double usualDays) {
    if (orderDays == 0) {
      return PROSPECT;
    }
    double passed = daysSinceOrder / usualDays;
    if (passed >= LAPSED_AFTER) {
      return LAPSED;
    }
    if (passed >= COOLING_AFTER || (orderDays == 1 && passed >= 1)) {
      return COOLING;
    }
    return orderDays == 1 ? NEW : ACTIVE;
  }
}
