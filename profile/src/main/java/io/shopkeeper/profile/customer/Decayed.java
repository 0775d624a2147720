package io.shopkeeper.profile.customer;

/// A sum whose parts count half as much every `HALF_LIFE` days; the order they come in does not
/// matter, but for the last digits.
final class Decayed {
  /// Half a year: tastes outlive a season.
  static final double HALF_LIFE_DAYS = 180;

  /// The time of a sum that nothing was added to.
  static final double NEVER = Double.NEGATIVE_INFINITY;

  private double sum;
  private double time = NEVER;

  /// @param day when it was, in days of any one origin
  void add(double weight, double day) {
    sum = sum(sum, time, weight, day);
    time = Math.max(time, day);
  }

  /// @param day not before any part
  double at(double day) {
    return at(sum, time, day);
  }

  /// A sum as of `time` with one part more, as of the later of `time` and `day`.
  static double sum(double sum, double time, double weight, double day) {
    return day >= time ? sum * decay(day - time) + weight : sum + weight * decay(time - day);
  }

  /// A sum as of `time`, as of a later `day`.
  static double at(double sum, double time, double day) {
    return time == NEVER ? 0 : sum * decay(day - time);
  }

  private static double decay(double days) {
    return days == Double.POSITIVE_INFINITY ? 0 : Math.exp(-Math.log(2) * days / HALF_LIFE_DAYS);
  }
}
