package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Condition;
import java.time.Instant;
import java.util.List;

/// A share of the visitors kept out of all experiments of a layer, or of everything, since when.
///
/// Who is held out of everything gets lists that are the same for everybody. That is an experiment,
/// too, whose units are noted like those of any other; every change of the share begins another.
public record Holdout(double share, Instant since) {
  /// The control of the comparison.
  static final String HELD_OUT = "held-out";

  static final String SHOWN = "shown";

  /// Of both arms, where the comparison is tightest.
  private static final long PLANNED = 100_000;

  public Holdout {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a holdout is a share of the visitors, at least 0 and below 1: " + share);
    }
  }

  String id() {
    return "holdout." + since.toEpochMilli();
  }

  Experiment experiment() {
    var allocation =
        new Allocation(
            id(),
            id(),
            0,
            1,
            List.of(new Arm(HELD_OUT, share), new Arm(SHOWN, 1 - share)),
            new Condition.Always());
    var plan =
        new ExperimentPlan(
            id(), "Holdout", allocation, Metric.REVENUE, PLANNED, List.of(), Ramp.NONE);
    return new Experiment(plan, since, since, null, List.of());
  }
}
