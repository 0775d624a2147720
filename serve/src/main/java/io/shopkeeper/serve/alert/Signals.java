package io.shopkeeper.serve.alert;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.Experiment.State;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The figures that rules are held against, as they are now. Costs a scan of 40 days of orders.
final class Signals {
  private static final Duration LOOKS = Duration.ofDays(1);

  private final Facts facts;
  private final Shop shop;
  private final Supplier<Optional<ServingModel>> model;
  private final ShopExperiments experiments;
  private List<String> uneven = List.of();
  private @Nullable Instant lookedAt;

  Signals(
      Facts facts, Shop shop, Supplier<Optional<ServingModel>> model, ShopExperiments experiments) {
    this.facts = facts;
    this.shop = shop;
    this.model = model;
    this.experiments = experiments;
  }

  List<Signal> now(Instant now) {
    var signals = new ArrayList<Signal>();
    var today = shop.day(now);
    signals.addAll(read("sales-drop.sql", AlertKind.SALES_DROP, today));
    signals.addAll(read("reject-rate.sql", AlertKind.REJECT_RATE, now));
    signals.addAll(read("stock-outs.sql", AlertKind.STOCK_OUTS, now));
    signals.addAll(read("campaign-spent.sql", AlertKind.CAMPAIGN_SPENT, today));
    signals.addAll(read("arm-stops.sql", AlertKind.EXPERIMENT_ALARM, now));
    signals.addAll(uneven(now));
    model
        .get()
        .map(serving -> Duration.between(serving.provenance().trainedAt(), now))
        .ifPresent(age ->
            signals.add(
                new Signal(
                    AlertKind.MODEL_STALE,
                    "",
                    age.toSeconds() / (double) Duration.ofDays(1).toSeconds())));
    return signals;
  }

  private List<Signal> read(String resource, AlertKind kind, Object at) {
    return facts.list(
        Query.of(Signals.class, resource, at), row -> new Signal(kind, row.text(0), row.number(1)));
  }

  /// Experiments whose arms did not get their shares, looked at once a day: each look costs a count
  /// of everybody, and may be wrong.
  private List<Signal> uneven(Instant now) {
    if (lookedAt == null || !now.isBefore(lookedAt.plus(LOOKS))) {
      uneven = experiments.uneven();
      lookedAt = now;
    }
    return uneven.stream()
        .filter(id ->
            experiments.all().find(id).filter(one -> one.state() == State.RUNNING).isPresent())
        .map(id -> new Signal(AlertKind.EXPERIMENT_ALARM, id, 1))
        .toList();
  }
}
