package io.shopkeeper.advertise.campaign;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The log of what was shown. Safe for any number of threads.
///
/// Impressions gather in memory and are written together, at most a second after the first; those
/// that were not written when the program is killed are lost, and their cost is not: it was taken
/// from the budget before.
final class Impressions {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MANY = 1_000;

  private final Facts facts;
  private final InstantSource clock;
  private List<Impression> pending = new ArrayList<>();
  private Instant written;

  Impressions(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.written = clock.instant();
  }

  void log(Impression impression) {
    Instant now = clock.instant();
    boolean due;
    synchronized (this) {
      pending.add(impression);
      due = pending.size() >= MANY || !now.isBefore(written.plus(PATIENCE));
      if (due) {
        written = now;
      }
    }
    if (due) {
      flush();
    }
  }

  /// Writes what is pending; durable on return. Where that fails it stays pending.
  void flush() {
    List<Impression> batch;
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
              Impressions.class,
              "insert-impressions.sql",
              batch.stream().map(Impression::id).toList(),
              batch.stream().map(Impression::campaign).toList(),
              batch.stream().map(Impression::creative).toList(),
              batch.stream().map(Impression::kind).toList(),
              batch.stream().map(Impression::unit).toList(),
              batch.stream()
                  .map(one -> String.join("\n", Attributes.texts(one.interests())))
                  .toList(),
              batch.stream().map(one -> Double.toString(one.propensity())).toList(),
              batch.stream().map(one -> Double.toString(one.expected())).toList(),
              batch.stream().map(one -> Long.toString(one.amount())).toList(),
              batch.stream().map(one -> text(one.at())).toList()));
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        pending.addAll(0, batch);
      }
      throw e;
    }
  }

  /// All of a campaign, the oldest first.
  List<Impression> of(String campaign) {
    flush();
    return facts.list(
        Query.of(Impressions.class, "impressions.sql", campaign),
        row ->
            new Impression(
                row.text(0),
                campaign,
                row.text(1),
                row.text(2),
                row.text(3),
                Attributes.parse(row.texts(4)),
                row.number(5),
                row.number(6),
                row.integer(7),
                Objects.requireNonNullElse(row.instantOrNull(8), Instant.EPOCH)));
  }

  /// As the database reads it: UTC without a zone.
  private static String text(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }
}
