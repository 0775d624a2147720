package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Experiment.State;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The experiments of a shop, kept in the table `experiment` and in memory, with who did what to
/// them. Safe for any number of threads; one change is made at a time.
public final class Experiments {
  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, Experiment> experiments = new ConcurrentHashMap<>();

  public Experiments(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    facts
        .list(Query.of(Experiments.class, "experiments.sql"), Experiments::read)
        .forEach(one -> experiments.put(one.id(), one));
  }

  /// A change that was made, or why it was not and what to do.
  public sealed interface Change {
    record Made(Experiment experiment) implements Change {}

    record Refused(String reason, String advice) implements Change {}
  }

  /// Somebody's act on an experiment.
  public record Act(String what, String who, Instant at) {}

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

  /// What was done to one, the oldest first.
  public List<Act> acts(String id) {
    return facts.list(
        Query.of(Experiments.class, "acts.sql", id),
        row -> new Act(row.text(0), row.text(1), time(row, 2)));
  }

  /// Keeps a draft, in place of an earlier draft of the same id. One that has started is not
  /// changed any more: its units would change arms midway.
  public synchronized Change declare(
      String id, String name, Allocation allocation, Outcome outcome, long planned, String who) {
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
    var draft = new Experiment(id, name, allocation, outcome, planned, clock.instant(), null, null);
    return keep(draft, before == null ? "declared" : "changed", who);
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
    for (Experiment other : running()) {
      boolean one = other.allocation().layer().equals(now.allocation().layer());
      if (one && !other.allocation().excludes(now.allocation())) {
        return new Change.Refused(
            "experiment '%s' is running on the same units of layer '%s'"
                .formatted(other.id(), now.allocation().layer()),
            "Stop it first, or declare another part of the layer (from, to), or another layer.");
      }
      if (other.allocation().key().equals(now.allocation().key())) {
        return new Change.Refused(
            "experiment '%s' is running with the same salt '%s': their arms would be the same units"
                .formatted(other.id(), now.allocation().key()),
            "Declare it without a salt.");
      }
    }
    return keep(now.started(clock.instant()), "started", who);
  }

  /// Lets nobody in any more; orders after this do not count.
  public synchronized Change stop(Experiment asked, String who) {
    Experiment now = Objects.requireNonNull(experiments.get(asked.id()));
    if (now.state() != State.RUNNING) {
      return new Change.Refused(
          "experiment '%s' is not running: it is %s".formatted(now.id(), now.state().wireName()),
          "See GET /api/v1/experiments.");
    }
    return keep(now.stopped(clock.instant()), "stopped", who);
  }

  private Change keep(Experiment one, String what, String who) {
    Instant at = clock.instant();
    facts.update(Query.of(Experiments.class, "insert-act.sql", one.id(), what, who, at));
    if (what.equals("started")) {
      facts.update(Query.of(Experiments.class, "start.sql", at(one.startedAt()), one.id()));
    } else if (what.equals("stopped")) {
      facts.update(Query.of(Experiments.class, "stop.sql", at(one.stoppedAt()), one.id()));
    } else {
      facts.update(Query.of(Experiments.class, "delete-draft.sql", one.id()));
      Allocation allocation = one.allocation();
      facts.update(
          Query.of(
              Experiments.class,
              "insert-experiment.sql",
              one.id(),
              one.name(),
              allocation.key(),
              allocation.layer(),
              allocation.from(),
              allocation.to(),
              allocation.arms().stream().map(Arm::name).toList(),
              allocation.arms().stream().map(arm -> Double.toString(arm.weight())).toList(),
              one.outcome().wireName(),
              one.plannedUnits(),
              one.createdAt()));
    }
    experiments.put(one.id(), one);
    return new Change.Made(one);
  }

  private static Instant at(@Nullable Instant time) {
    return Objects.requireNonNull(time);
  }

  private static Experiment read(Row row) {
    List<String> names = row.texts(6);
    List<String> shares = row.texts(7);
    var arms = new ArrayList<Arm>();
    for (int i = 0; i < names.size(); i++) {
      arms.add(new Arm(names.get(i), Double.parseDouble(shares.get(i))));
    }
    return new Experiment(
        row.text(0),
        row.text(1),
        new Allocation(
            row.text(2), row.text(3), row.number(4), row.number(5), arms, new Condition.Always()),
        Outcome.of(row.text(8)).orElse(Outcome.CONVERSION),
        row.integer(9),
        time(row, 10),
        row.instantOrNull(11),
        row.instantOrNull(12));
  }

  private static Instant time(Row row, int column) {
    return Objects.requireNonNullElse(row.instantOrNull(column), Instant.EPOCH);
  }
}
