package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An experiment: its plan, when it ran, and what guardrails stopped.
///
/// @param stops of arms, at most one each
public record Experiment(
    ExperimentPlan plan,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant stoppedAt,
    List<ArmStop> stops) {

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
    stops = List.copyOf(stops);
  }

  public String id() {
    return plan.id();
  }

  public String name() {
    return plan.name();
  }

  public Allocation allocation() {
    return plan.allocation();
  }

  /// As it is at a time.
  public Allocation allocation(Instant now) {
    return startedAt == null
        ? plan.allocation()
        : plan.ramp().at(plan.allocation(), startedAt, now);
  }

  public Metric metric() {
    return plan.metric();
  }

  public State state() {
    return startedAt == null ? State.DRAFT : stoppedAt == null ? State.RUNNING : State.STOPPED;
  }

  public Optional<ArmStop> stop(String arm) {
    return stops.stream().filter(stop -> stop.arm().equals(arm)).findFirst();
  }

  /// The arm to show to a unit of an arm: the control where that was stopped.
  String shown(String arm) {
    return stop(arm).isPresent() ? plan.control() : arm;
  }

  Experiment started(Instant at) {
    return new Experiment(plan, createdAt, at, null, stops);
  }

  Experiment stopped(Instant at) {
    return new Experiment(plan, createdAt, startedAt, at, stops);
  }

  Experiment without(ArmStop stop) {
    var more = new ArrayList<>(stops);
    more.add(stop);
    return new Experiment(plan, createdAt, startedAt, stoppedAt, more);
  }

  Experiment raised(double to) {
    var raised =
        new ExperimentPlan(
            plan.id(),
            plan.name(),
            Ramp.raised(plan.allocation(), to),
            plan.metric(),
            plan.plannedUnits(),
            plan.guardrails(),
            new Ramp(plan.ramp().steps().stream().filter(step -> step.to() > to).toList()));
    return new Experiment(raised, createdAt, startedAt, stoppedAt, stops);
  }
}
