package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.PlannedSequence;
import io.shopkeeper.experiment.statistics.Sample;
import java.util.OptionalDouble;

/// Whether an arm is worse than the control by more than a share of it, to be asked as often as one
/// likes.
///
/// What is judged is not the ratio but `b − (1 ∓ limit) a` (E. Fieller, "Some problems in interval
/// estimation", JRSS B 16, 1954), which is defined where the control is zero, by the planned
/// sequence. Both arms are taken to vary as the one that varies more, so that an arm in which
/// nothing happens any more can be stopped, and a few events of chance stop none.
///
/// @param alpha rate of experiments with any false alarm ever, of all arms and guardrails together
///   where it is divided among them
/// @param planned units of all arms
record HarmTest(double alpha, long planned) {
  /// Of an arm: below it means are not normal.
  private static final long LEAST_UNITS = 100;

  /// No arm is told to be more times worse than this.
  private static final double MOST = 10;

  private static final int BISECTIONS = 40;

  /// How much worse the arm is shown to be at least, relative to the control; empty while that is
  /// not beyond the limit.
  OptionalDouble shown(Sample control, Sample arm, boolean moreIsBetter, double limit) {
    if (Math.min(control.units(), arm.units()) < LEAST_UNITS
        || !beyond(control, arm, moreIsBetter, limit)) {
      return OptionalDouble.empty();
    }
    double low = limit;
    double high = moreIsBetter ? 1 : MOST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (beyond(control, arm, moreIsBetter, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(low);
  }

  private boolean beyond(Sample control, Sample arm, boolean moreIsBetter, double limit) {
    double factor = moreIsBetter ? 1 - limit : 1 + limit;
    double variance = Math.max(control.variance(), arm.variance());
    double error = Math.sqrt(variance * (1. / arm.units() + factor * factor / control.units()));
    double reach =
        error * new PlannedSequence(alpha, planned).standardErrors(control.units() + arm.units());
    double contrast = arm.value() - factor * control.value();
    return variance > 0 && (moreIsBetter ? contrast < -reach : contrast > reach);
  }
}
