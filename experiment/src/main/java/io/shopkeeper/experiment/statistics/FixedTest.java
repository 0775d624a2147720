package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.StudentT;

/// Welch's t test, to be looked at once, when all planned units are there. Looking every day and
/// stopping at the first alarm makes most of its alarms false ([SequentialTest]).
///
/// @param alpha rate of false alarms, in (0, 1)
public record FixedTest(double alpha, Side side) {

  public FixedTest {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha must be in (0, 1): " + alpha);
    }
  }

  /// Two-sided, 5 %.
  public static final FixedTest STANDARD = new FixedTest(.05, Side.BOTH);

  public Verdict judge(Comparison.Effect effect) {
    double t = effect.estimate() / effect.standardError();
    double degrees = effect.degreesOfFreedom();
    double p =
        switch (side) {
          case BOTH -> 2 * StudentT.tail(t, degrees);
          case GREATER -> StudentT.cumulative(-t, degrees);
          case LESS -> StudentT.cumulative(t, degrees);
        };
    double tail = side == Side.BOTH ? alpha / 2 : alpha;
    double half = -StudentT.quantile(tail, degrees) * effect.standardError();
    return new Verdict(Verdict.interval(effect.estimate(), half, side, 1 - alpha), p);
  }
}
