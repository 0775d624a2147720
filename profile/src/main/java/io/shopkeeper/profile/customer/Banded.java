package io.shopkeeper.profile.customer;

/// The thirds of a category's prices, as parts of [Interests].
final class Banded {
  /// The cheapest, middle and dearest third.
  static final int BANDS = 3;

  /// With one for products whose price is not known, the last.
  static final int PARTS = BANDS + 1;

  private Banded() {}

  /// @param dearness from 0 to 1; `NaN` if unknown
  static int band(double dearness) {
    return Double.isNaN(dearness) ? BANDS : Math.min(BANDS - 1, (int) (dearness * BANDS));
  }
}
