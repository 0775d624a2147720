package io.shopkeeper.serve.alert;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds rules against the shop's figures once a minute: what a rule is broken by is written down
/// and told, once when it begins and once when it is over. Safe for any number of threads.
public final class Alerts {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Facts facts;
  private final Signals signals;
  private final Consumer<Alert> told;
  private final InstantSource clock;
  private @Nullable Instant checkedAt;

  /// @param told hears of each alert when it begins, and when it is over
  public Alerts(
      Facts facts,
      Shop shop,
      Supplier<Optional<ServingModel>> model,
      ShopExperiments experiments,
      Consumer<Alert> told,
      InstantSource clock) {
    this.facts = facts;
    this.signals = new Signals(facts, shop, model, experiments);
    this.told = told;
    this.clock = clock;
  }

  /// One of each kind.
  public List<AlertRule> rules() {
    var changed = new EnumMap<AlertKind, AlertRule>(AlertKind.class);
    facts
        .list(
            Query.of(Alerts.class, "rules.sql"),
            row ->
                AlertKind.of(row.text(0))
                    .map(kind -> new AlertRule(kind, row.number(1), row.truth(2))))
        .forEach(rule -> rule.ifPresent(one -> changed.put(one.kind(), one)));
    return Arrays.stream(AlertKind.values())
        .map(kind -> changed.getOrDefault(kind, new AlertRule(kind, kind.usual(), true)))
        .toList();
  }

  /// Changes a rule; it is held against the figures at once.
  public synchronized void change(AlertRule rule) {
    facts.update(
        Query.of(
            Alerts.class, "put-rule.sql", rule.kind().wireName(), rule.bound(), rule.active()));
    check();
  }

  /// What lasts first, then the newest.
  public List<Alert> newest(int most) {
    return facts.list(Query.of(Alerts.class, "newest.sql", (long) most), Alerts::read);
  }

  /// Holds the rules against the figures, if that was not done within a minute.
  public synchronized void checkIfDue() {
    Instant before = checkedAt;
    if (before == null || !clock.instant().isBefore(before.plus(PAUSE))) {
      check();
    }
  }

  /// Holds the rules against the figures.
  public synchronized void check() {
    Instant now = clock.instant();
    checkedAt = now;
    Map<AlertKind, AlertRule> rules = new EnumMap<>(AlertKind.class);
    rules().forEach(rule -> rules.put(rule.kind(), rule));
    var lasting = new HashMap<String, Alert>();
    facts
        .list(Query.of(Alerts.class, "lasting.sql"), Alerts::read)
        .forEach(alert -> lasting.put(key(alert.kind(), alert.subject()), alert));
    var over = new ArrayList<>(lasting.values());
    for (Signal signal : signals.now(now)) {
      AlertRule rule = Objects.requireNonNull(rules.get(signal.kind()));
      if (!rule.active() || !(signal.value() >= rule.bound())) {
        continue;
      }
      Alert before = lasting.get(key(signal.kind(), signal.subject()));
      if (before == null) {
        var alert =
            new Alert(signal.kind(), signal.subject(), signal.value(), rule.bound(), now, null);
        lasting.put(key(signal.kind(), signal.subject()), alert);
        raise(alert);
      } else {
        over.remove(before);
      }
    }
    over.forEach(alert -> end(alert, now));
  }

  private void raise(Alert alert) {
    facts.update(
        Query.of(
            Alerts.class,
            "insert-alert.sql",
            alert.kind().wireName(),
            alert.subject(),
            alert.value(),
            alert.bound(),
            alert.raisedAt()));
    told.accept(alert);
  }

  private void end(Alert alert, Instant now) {
    facts.update(
        Query.of(Alerts.class, "end-alert.sql", now, alert.kind().wireName(), alert.subject()));
    told.accept(
        new Alert(
            alert.kind(), alert.subject(), alert.value(), alert.bound(), alert.raisedAt(), now));
  }

  private static String key(AlertKind kind, String subject) {
    return kind.wireName() + " " + subject;
  }

  private static Alert read(Row row) {
    return new Alert(
        AlertKind.of(row.text(0)).orElseThrow(),
        row.text(1),
        row.number(2),
        row.number(3),
        Objects.requireNonNull(row.instantOrNull(4)),
        row.instantOrNull(5));
  }
}
