package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import java.util.List;

/// An experiment as it was declared.
///
/// @param allocation whose key is the salt; its end is where the ramp begins
/// @param metric by which it is judged
/// @param plannedUnits of all arms: where the always-valid interval is tightest
/// @param guardrails that stop an arm
/// @param ramp the end of the part of the layer as it rises
public record ExperimentPlan(
    String id,
    String name,
    Allocation allocation,
    Metric metric,
    long plannedUnits,
    List<Guardrail> guardrails,
    Ramp ramp) {
  private static final int LONGEST = 100;
  private static final int MOST_GUARDRAILS = 10;

  public ExperimentPlan {
    guardrails = List.copyOf(guardrails);
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the id of an experiment is of a-z, 0-9, '.', '_' and '-', at most 64: '%s'"
              .formatted(id));
    }
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the name of an experiment has 1 to %d characters: '%s'".formatted(LONGEST, name));
    }
    if (plannedUnits < 2) {
      throw new IllegalArgumentException("planned must be at least 2: " + plannedUnits);
    }
    if (allocation.from() == allocation.to()) {
      throw new IllegalArgumentException(
          "experiment '%s' has no part of its layer: from and to are the same".formatted(id));
    }
    if (guardrails.size() > MOST_GUARDRAILS) {
      throw new IllegalArgumentException(
          "experiment '%s' has %d guardrails: at most %d"
              .formatted(id, guardrails.size(), MOST_GUARDRAILS));
    }
    ramp.check(allocation.to());
  }

  /// What it has of the layer once its ramp is over.
  public Allocation reserved() {
    return ramp.last(allocation);
  }

  String control() {
    return allocation.arms().getFirst().name();
  }

  List<String> armNames() {
    return allocation.arms().stream().map(Arm::name).toList();
  }
}
