package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Condition;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An experiment as it was declared, and when it ran.
///
/// @param allocation whose key is the salt
/// @param plannedUnits of all arms: where the always-valid interval is tightest
public record Experiment(
    String id,
    String name,
    Allocation allocation,
    Outcome outcome,
    long plannedUnits,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant stoppedAt) {
  private static final int LONGEST = 100;

  /// Where an experiment is in its life.
  public enum State {
    DRAFT,
    RUNNING,
    STOPPED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Experiment {
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
    if (!(allocation.targets() instanceof Condition.Always)) {
      throw new IllegalArgumentException("experiments of the shop are for everybody as yet");
    }
  }

  public State state() {
    return startedAt == null ? State.DRAFT : stoppedAt == null ? State.RUNNING : State.STOPPED;
  }

  Experiment started(Instant at) {
    return new Experiment(id, name, allocation, outcome, plannedUnits, createdAt, at, null);
  }

  Experiment stopped(Instant at) {
    return new Experiment(id, name, allocation, outcome, plannedUnits, createdAt, startedAt, at);
  }
}
