package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.Normal;

/// How many units it takes to see an effect, and how long that lasts.
///
/// The normal approximation of the two-sided test of two means (J. Cohen, "Statistical Power
/// Analysis for the Behavioral Sciences", 1988, chapter 2).
///
/// @param alpha rate of false alarms
/// @param power rate of alarms where there is the effect
public record Power(double alpha, double power) {
  /// Of the units of a fixed test that a [PlannedSequence] needs for the same power.
  public static final double SEQUENTIAL_FACTOR = 1.3;

  public static final Power STANDARD = new Power(.05, .8);

  public Power {
    if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1)) {
      throw new IllegalArgumentException(
          "alpha and power must be in (0, 1): %s, %s".formatted(alpha, power));
    }
  }

  /// Units of both arms together that the fixed test takes.
  ///
  /// @param variance of a unit, in both arms
  /// @param effect absolute, not 0
  /// @param share of the units that get the treatment, in (0, 1)
  public long units(double variance, double effect, double share) {
    if (effect == 0 || !(variance > 0) || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "an effect other than 0, a variance above 0 and a share in (0, 1) are needed: %s, %s, %s"
              .formatted(effect, variance, share));
    }
    double z = Normal.quantile(power) - Normal.quantile(alpha / 2);
    return (long) Math.ceil(z * z * variance / (effect * effect * share * (1 - share)));
  }

  /// Units of both arms that a [PlannedSequence] is to be planned for.
  public long sequentialUnits(double variance, double effect, double share) {
    return (long) Math.ceil(SEQUENTIAL_FACTOR * units(variance, effect, share));
  }

  /// The least absolute effect that so many units of both arms show.
  public double detectable(double variance, long units, double share) {
    double z = Normal.quantile(power) - Normal.quantile(alpha / 2);
    return z * Math.sqrt(variance / (units * share * (1 - share)));
  }

  /// Whole days until so many units have come.
  ///
  /// @param daily new units of both arms a day, above 0
  public static long days(long units, double daily) {
    if (!(daily > 0)) {
      throw new IllegalArgumentException("units a day must be above 0: " + daily);
    }
    return (long) Math.ceil(units / daily);
  }
}
