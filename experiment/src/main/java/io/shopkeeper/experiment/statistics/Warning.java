package io.shopkeeper.experiment.statistics;

import java.util.EnumSet;
import java.util.Set;

/// What makes an arm's interval less sure than it says.
public enum Warning {
  /// Too few units for the skewness: means are not normal yet (R. Kohavi, A. Deng, R. Longbotham
  /// and Y. Xu, "Seven rules of thumb for web site experimenters", KDD 2014, rule 7: 355 ·
  /// skewness² units).
  SKEWED,
  /// Fewer than 100 units.
  FEW_UNITS,
  /// Fewer than 10 units that did it, or that did not.
  RARE;

  private static final double UNITS_PER_SQUARE = 355;
  private static final int FEW = 100;
  private static final int LEAST_EVENTS = 10;

  /// Of an arm.
  public static Set<Warning> of(Measure measure, Moments arm) {
    var warnings = EnumSet.noneOf(Warning.class);
    if (arm.count() < FEW) {
      warnings.add(FEW_UNITS);
    }
    if (measure == Measure.PROPORTION) {
      if (Math.min(arm.sum(0), arm.count() - arm.sum(0)) < LEAST_EVENTS) {
        warnings.add(RARE);
      }
    } else {
      double skewness = arm.skewness();
      if (arm.count() < UNITS_PER_SQUARE * skewness * skewness) {
        warnings.add(SKEWED);
      }
    }
    return warnings;
  }
}
