package io.shopkeeper.experiment.assignment;

import java.util.List;

/// How an experiment divides its units.
///
/// Experiments of one layer exclude each other if their parts of it do not overlap; layers are
/// independent. A ramp raises `to`: who was in stays in, in the same arm.
///
/// @param key of the experiment; its arms are salted with it
/// @param layer whose name salts who is in
/// @param from the part of the layer, in [0, 1): this experiment has [from, to)
/// @param arms the control first, at least two
public record Allocation(
    String key, String layer, double from, double to, List<Arm> arms, Condition targets) {

  /// @param weight share of the experiment's units, in proportion; at least 0
  public record Arm(String name, double weight) {
    public Arm {
      if (name.isBlank() || !(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "an arm needs a name and a weight of at least 0: '%s', %s".formatted(name, weight));
      }
    }
  }

  public Allocation {
    arms = List.copyOf(arms);
    if (!(from >= 0 && from <= to && to <= 1)) {
      throw new IllegalArgumentException(
          "experiment '%s' has [%s, %s) of layer '%s': 0 ≤ from ≤ to ≤ 1 is needed"
              .formatted(key, from, to, layer));
    }
    if (arms.size() < 2 || arms.stream().mapToDouble(Arm::weight).sum() <= 0) {
      throw new IllegalArgumentException(
          "experiment '%s' needs two arms and a weight above 0: %s".formatted(key, arms));
    }
    if (arms.stream().map(Arm::name).distinct().count() < arms.size()) {
      throw new IllegalArgumentException(
          "experiment '%s' has two arms of one name: %s".formatted(key, arms));
    }
  }

  /// Whether no unit can be in both.
  public boolean excludes(Allocation other) {
    return layer.equals(other.layer) && (to <= other.from || other.to <= from);
  }
}
