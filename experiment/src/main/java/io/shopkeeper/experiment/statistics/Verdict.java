package io.shopkeeper.experiment.statistics;

import io.shopkeeper.evaluation.Interval;

/// An effect's interval and the probability of one as far from zero where there is none.
public record Verdict(Interval interval, double pValue) {

  /// Whether the interval leaves zero out.
  public boolean significant() {
    return interval.low() > 0 || interval.high() < 0;
  }

  static Interval interval(double estimate, double halfWidth, Side side, double level) {
    return new Interval(
        side == Side.LESS ? Double.NEGATIVE_INFINITY : estimate - halfWidth,
        estimate,
        side == Side.GREATER ? Double.POSITIVE_INFINITY : estimate + halfWidth,
        level);
  }
}
