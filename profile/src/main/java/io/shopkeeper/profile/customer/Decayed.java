package io.shopkeeper.profile.customer;

/// A sum whose parts count half as much every `HALF_LIFE` days; the order they come in does not
/// matter, but for the last digits.
final class Decayed {
  /// Half a year: tastes outlive a season.
  static final double HALF_LIFE_DAYS = 180;

  private double sum;
  private double at = Double.NEGATIVE_INFINITY;

  /// @param day when it was, in days of any one origin
  void add(double weight, double day) {
    if (day >= at) {
      sum = sum * decay(day - at) + weight;
      at = day;
    } else {
      sum += weight * decay(at - day);
    }
  }

  /// @param day not before any part
  double at(double day) {
    return at == Double.NEGATIVE_INFINITY ? 0 : sum * decay(day - at);
  }

  private static double decay(double days) {
    return days == Double.POSITIVE_INFINITY ? 0 : Math.exp(-Math.log(2) * days / HALF_LIFE_DAYS);
  }
}
