package io.shopkeeper.profile.customer;

import org.jspecify.annotations.Nullable;

/// Interest in a category, by the third of its prices.
final class Banded {
  /// The cheapest, middle and dearest third.
  static final int BANDS = 3;

  /// The last is of products whose price is not known.
  private final @Nullable Decayed[] parts = new @Nullable Decayed[BANDS + 1];

  /// @param dearness from 0 to 1; `NaN` if unknown
  static int band(double dearness) {
    return Double.isNaN(dearness) ? BANDS : Math.min(BANDS - 1, (int) (dearness * BANDS));
  }

  void add(double dearness, double weight, double day) {
    int band = band(dearness);
    Decayed part = parts[band];
    if (part == null) {
      part = new Decayed();
      parts[band] = part;
    }
    part.add(weight, day);
  }

  /// @param band below `BANDS`
  double at(int band, double day) {
    Decayed part = parts[band];
    return part == null ? 0 : part.at(day);
  }

  /// In all bands.
  double at(double day) {
    double sum = at(BANDS, day);
    for (int band = 0; band < BANDS; band++) {
      sum += at(band, day);
    }
    return sum;
  }
}
