package io.shopkeeper.experiment.shop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Assigner;
import io.shopkeeper.experiment.assignment.Targets;
import io.shopkeeper.experiment.shop.Experiment.State;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The experiments of a shop, kept in the table `experiment` and in memory, with who did what to
/// them. Safe for any number of threads; one change is made at a time.
public final class Experiments {
  /// Who stops arms that harm.
  static final String GUARDRAIL = "guardrail";

  private static final double PERCENT = 100;

  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, Experiment> experiments = new ConcurrentHashMap<>();
  private final Map<String, Holdout> holdouts = new ConcurrentHashMap<>();

  public Experiments(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    Map<String, List<ArmStop>> stops =
        facts.list(Query.of(Experiments.class, "arm-stops.sql"), Experiments::stop).stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    facts
        .list(Query.of(Experiments.class, "experiments.sql"), row -> read(row, stops))
        .forEach(one -> experiments.put(one.id(), one));
    facts
        .list(
            Query.of(Experiments.class, "holdouts.sql"),
            row -> Map.entry(row.text(0), new Holdout(row.number(1), time(row, 2))))
        .forEach(one -> holdouts.put(one.getKey(), one.getValue()));
  }

  /// A change that was made, or why it was not and what to do.
  public sealed interface Change {
    record Made(Experiment experiment) implements Change {}

    record Refused(String reason, String advice) implements Change {}
  }

  /// Somebody's act on an experiment.
  ///
  /// @param note why, or how far; mostly empty
  public record Act(String what, String who, String note, Instant at) {}

  /// All, the newest first.
  public List<Experiment> list() {
    return experiments.values().stream()
        .sorted(
            Comparator.comparing(Experiment::createdAt).reversed().thenComparing(Experiment::id))
        .toList();
  }

  public Optional<Experiment> find(String id) {
    return Optional.ofNullable(experiments.get(id));
  }

  List<Experiment> running() {
    return list().stream().filter(one -> one.state() == State.RUNNING).toList();
  }

  /// Shares of units that are kept out of all experiments of a layer, by layer, or of everything,
  /// by [io.shopkeeper.experiment.assignment.Assigner#EVERYTHING].
  public Map<String, Double> holdouts() {
    return holdouts.entrySet().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, one -> one.getValue().share()));
  }

  /// Who is held out of everything.
  public Optional<Holdout> holdout() {
    return Optional.ofNullable(holdouts.get(Assigner.EVERYTHING));
  }

  /// Keeps a share of the units that are not in yet out of all experiments of a layer from now on,
  /// or of everything.
  ///
  /// @throws IllegalArgumentException if the share is not in [0, 1)
  public synchronized void holdOut(String layer, double share, String who) {
    var holdout = new Holdout(share, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    facts.update(
        Query.of(
            Experiments.class,
            "insert-act.sql",
            "",
            "held_out",
            who,
            holdout.since(),
            layer + "=" + share));
    facts.update(Query.of(Experiments.class, "delete-holdout.sql", layer));
    holdouts.remove(layer);
    if (share > 0) {
      facts.update(
          Query.of(Experiments.class, "insert-holdout.sql", layer, share, holdout.since()));
      holdouts.put(layer, holdout);
    }
  }

  /// What was done to one, the oldest first.
  public List<Act> acts(String id) {
    return facts.list(
        Query.of(Experiments.class, "acts.sql", id),
        row -> new Act(row.text(0), row.text(1), row.text(2), time(row, 3)));
  }

  /// Keeps a draft, in place of an earlier draft of the same id. One that has started is not
  /// changed any more: its units would change arms midway.
  public synchronized Change declare(ExperimentPlan plan, String who) {
    String id = plan.id();
    Experiment before = experiments.get(id);
    if (before != null && before.state() != State.DRAFT) {
      boolean running = before.state() == State.RUNNING;
      return new Change.Refused(
          "experiment '%s' %s and cannot be changed: its units would change arms midway"
              .formatted(id, running ? "is running" : "has been run"),
          running
              ? "Stop it with POST /api/v1/experiments/%s/stop, then declare another id."
                  .formatted(id)
              : "Declare the experiment under another id.");
    }
    var draft = new Experiment(plan, clock.instant(), null, null, List.of());
    note(draft, before == null ? "declared" : "changed", who, "");
    facts.update(Query.of(Experiments.class, "delete-draft.sql", id));
    Allocation allocation = plan.allocation();
    facts.update(
        Query.of(
            Experiments.class,
            "insert-experiment.sql",
            id,
            plan.name(),
            allocation.key(),
            allocation.layer(),
            allocation.from(),
            allocation.to(),
            plan.armNames(),
            allocation.arms().stream().map(arm -> Double.toString(arm.weight())).toList(),
            plan.metric().wireName(),
            plan.plannedUnits(),
            draft.createdAt(),
            plan.guardrails().stream().map(Guardrail::text).toList(),
            plan.ramp().texts(),
            Targets.texts(allocation.targets())));
    return keep(draft);
  }

  /// Lets units in. Refused where another running experiment has some of the same part of its
  /// layer.
  public synchronized Change start(Experiment asked, String who) {
    Experiment now = Objects.requireNonNull(experiments.get(asked.id()));
    if (now.state() != State.DRAFT) {
      return new Change.Refused(
          "experiment '%s' is %s already".formatted(now.id(), now.state().wireName()),
          "Declare another id to run it again.");
    }
    Optional<Experiment> sharing = overlapping(now);
    if (sharing.isPresent()) {
      return sharing(sharing.get(), now);
    }
    for (Experiment other : running()) {
      if (other.allocation().key().equals(now.allocation().key())) {
        return new Change.Refused(
            "experiment '%s' is running with the same salt '%s': their arms would be the same units"
                .formatted(other.id(), now.allocation().key()),
            "Declare it without a salt.");
      }
    }
    Instant at = clock.instant();
    note(now, "started", who, "");
    facts.update(Query.of(Experiments.class, "start.sql", at, now.id()));
    return keep(now.started(at));
  }

  /// Lets nobody in any more; orders after this do not count.
  public synchronized Change stop(Experiment asked, String who) {
    Experiment now = Objects.requireNonNull(experiments.get(asked.id()));
    if (now.state() != State.RUNNING) {
      return new Change.Refused(
          "experiment '%s' is not running: it is %s".formatted(now.id(), now.state().wireName()),
          "See GET /api/v1/experiments.");
    }
    Instant at = clock.instant();
    note(now, "stopped", who, "");
    facts.update(Query.of(Experiments.class, "stop.sql", at, now.id()));
    return keep(now.stopped(at));
  }

  /// Lets more units in: the end of its part of the layer rises. Who is in stays in, in the same
  /// arm.
  public synchronized Change raise(Experiment asked, double to, String who) {
    Experiment now = Objects.requireNonNull(experiments.get(asked.id()));
    double from = now.allocation(clock.instant()).to();
    if (now.state() != State.RUNNING || !(to > from && to <= 1)) {
      return new Change.Refused(
          "experiment '%s' is %s and has its layer up to %s: it cannot be raised to %s"
              .formatted(now.id(), now.state().wireName(), from, to),
          "Raise a running experiment, to more than it has and at most 1.");
    }
    Experiment raised = now.raised(to);
    Optional<Experiment> other = overlapping(raised);
    if (other.isPresent()) {
      return sharing(other.get(), raised);
    }
    note(now, "raised", who, "%s → %s".formatted(from, to));
    facts.update(
        Query.of(Experiments.class, "raise.sql", to, raised.plan().ramp().texts(), now.id()));
    return keep(raised);
  }

  private Optional<Experiment> overlapping(Experiment one) {
    Allocation reserved = one.plan().reserved();
    return running().stream()
        .filter(other -> !other.id().equals(one.id()))
        .filter(other -> other.allocation().layer().equals(reserved.layer()))
        .filter(other -> !other.plan().reserved().excludes(reserved))
        .findFirst();
  }

  private static Change sharing(Experiment other, Experiment now) {
    return new Change.Refused(
        "experiment '%s' is running on the same units of layer '%s'"
            .formatted(other.id(), now.allocation().layer()),
        "Stop it first, or declare another part of the layer (from, to), or another layer.");
  }

  /// Shows the control to the units of an arm from now on, because a guardrail says so. Whoever
  /// comes second changes nothing.
  synchronized void stopArm(Experiment asked, String arm, Guardrail guardrail, double shown) {
    Experiment now = Objects.requireNonNull(experiments.get(asked.id()));
    if (now.state() != State.RUNNING || now.stop(arm).isPresent()) {
      return;
    }
    var stop = new ArmStop(arm, guardrail, shown, clock.instant());
    note(
        now,
        "arm_stopped",
        GUARDRAIL,
        String.format(
            Locale.ROOT,
            "%s: %s at least %.1f %% worse, limit %.1f %%",
            arm,
            guardrail.metric().wireName(),
            PERCENT * shown,
            PERCENT * guardrail.limit()));
    facts.update(
        Query.of(
            Experiments.class,
            "insert-arm-stop.sql",
            now.id(),
            arm,
            guardrail.text(),
            shown,
            stop.at()));
    keep(now.without(stop));
  }

  private void note(Experiment one, String what, String who, String note) {
    facts.update(
        Query.of(Experiments.class, "insert-act.sql", one.id(), what, who, clock.instant(), note));
  }

  private Change keep(Experiment one) {
    experiments.put(one.id(), one);
    return new Change.Made(one);
  }

  private static Experiment read(Row row, Map<String, List<ArmStop>> stops) {
    List<String> names = row.texts(6);
    List<String> shares = row.texts(7);
    var arms = new ArrayList<Arm>();
    for (int i = 0; i < names.size(); i++) {
      arms.add(new Arm(names.get(i), Double.parseDouble(shares.get(i))));
    }
    var plan =
        new ExperimentPlan(
            row.text(0),
            row.text(1),
            new Allocation(
                row.text(2),
                row.text(3),
                row.number(4),
                row.number(5),
                arms,
                Targets.of(row.texts(15))),
            Metric.of(row.text(8)),
            row.integer(9),
            row.texts(13).stream().map(Guardrail::of).toList(),
            Ramp.of(row.texts(14)));
    return new Experiment(
        plan,
        time(row, 10),
        row.instantOrNull(11),
        row.instantOrNull(12),
        stops.getOrDefault(row.text(0), List.of()));
  }

  private static Map.Entry<String, ArmStop> stop(Row row) {
    return Map.entry(
        row.text(0),
        new ArmStop(row.text(1), Guardrail.of(row.text(2)), row.number(3), time(row, 4)));
  }

  private static Instant time(Row row, int column) {
    return Objects.requireNonNullElse(row.instantOrNull(column), Instant.EPOCH);
  }
}
