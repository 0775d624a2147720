package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The log of who was given which arm. Safe for any number of threads.
///
/// Exposures gather in memory and are written together: with the first decision a second after the
/// last writing, once there are many, before results are read, and at the end. What was not written
/// when the program is killed is lost, and logged anew when the unit comes back.
public final class Exposures {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MANY = 1_000;

  /// Units whose arm is remembered; of others a further row is written, which results leave out.
  private static final int REMEMBERED = 200_000;

  /// Rows of the log that are folded at a time.
  private static final long STEP = 1_000_000;

  private final Facts facts;
  private final Object folding = new Object();
  private final InstantSource clock;
  private final Map<Unit, String> arms =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Unit, String> eldest) {
          return size() > REMEMBERED;
        }
      };
  private List<Exposure> pending = new ArrayList<>();
  private Instant written;

  public Exposures(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.written = clock.instant();
    fold();
    var latest =
        facts.list(
            Query.of(Exposures.class, "latest-exposures.sql", REMEMBERED),
            row -> Map.entry(new Unit(row.text(0), row.text(1), row.text(2)), row.text(3)));
    latest.reversed().forEach(entry -> arms.put(entry.getKey(), entry.getValue()));
  }

  /// Who, in which experiment.
  ///
  /// @param kind `customer` or `session`
  record Unit(String experiment, String kind, String id) {}

  private record Exposure(Unit unit, String arm, Instant at) {}

  /// The arm a unit was given, as far as it is remembered.
  synchronized Optional<String> arm(Unit unit) {
    return Optional.ofNullable(arms.get(unit));
  }

  /// Notes that a unit was given an arm, once.
  void log(Unit unit, String arm) {
    Instant now = clock.instant();
    boolean due;
    synchronized (this) {
      if (!arm.equals(arms.put(unit, arm))) {
        pending.add(new Exposure(unit, arm, now));
      }
      due = pending.size() >= MANY || !pending.isEmpty() && !now.isBefore(written.plus(PATIENCE));
      if (due) {
        written = now;
      }
    }
    if (due) {
      flush();
    }
  }

  /// Forgets what arms customers were given, also what is not written yet.
  public synchronized void forget(Set<CustomerId> customers) {
    Predicate<Unit> theirs =
        unit -> unit.kind().equals("customer") && customers.contains(new CustomerId(unit.id()));
    arms.keySet().removeIf(theirs);
    pending.removeIf(exposure -> theirs.test(exposure.unit()));
  }

  /// Writes what is pending; durable on return. Where that fails it stays pending.
  public void flush() {
    List<Exposure> batch;
    synchronized (this) {
      batch = pending;
      pending = new ArrayList<>();
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      facts.update(
          Query.of(
              Exposures.class,
              "insert-exposures.sql",
              batch.stream().map(one -> one.unit().experiment()).toList(),
              batch.stream().map(one -> one.unit().kind()).toList(),
              batch.stream().map(one -> one.unit().id()).toList(),
              batch.stream().map(Exposure::arm).toList(),
              batch.stream().map(one -> text(one.at())).toList()));
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        pending.addAll(0, batch);
      }
      throw e;
    }
  }

  /// Writes what is pending and brings the table of first exposures up to it, which results are
  /// read from; it can be made again from the log. Costs a reading of that table for every million
  /// rows of the log that are new.
  public void fold() {
    flush();
    synchronized (folding) {
      LogState state =
          facts
              .list(
                  Query.of(Exposures.class, "exposure-state.sql"),
                  row ->
                      new LogState(row.integer(0), row.integer(1), row.integer(2), row.integer(3)))
              .getFirst();
      for (long from = state.from(); from < state.end(); from += STEP) {
        long to = Math.min(state.end(), from + STEP);
        facts.update(Query.of(Exposures.class, "fold-exposures.sql", from, to));
        facts.update(
            Query.of(
                Exposures.class,
                "update-exposure-state.sql",
                to,
                state.rows() - (state.end() - to)));
      }
    }
  }

  /// Where the table of first exposures is, and where the log is.
  ///
  /// @param folded up to which row number, of `counted` rows
  /// @param end of the row numbers, of `rows` rows
  private record LogState(long folded, long counted, long end, long rows) {
    /// From the beginning where rows were removed, since the numbers of others may have changed.
    long from() {
      return folded <= end && end - folded == rows - counted ? folded : 0;
    }
  }

  /// As the database reads it: UTC without a zone.
  private static String text(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }

  /// The ids of customers that another id stands for, by id.
  Map<String, String> canonical() {
    var canonical = new HashMap<String, String>();
    facts
        .list(
            Query.of(Exposures.class, "canonical.sql"), row -> Map.entry(row.text(0), row.text(1)))
        .forEach(entry -> canonical.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(canonical);
  }
}
