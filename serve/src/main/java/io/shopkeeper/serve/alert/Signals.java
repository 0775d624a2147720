package io.shopkeeper.serve.alert;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The figures that rules are held against, as they are now. Costs a scan of 40 days of orders.
final class Signals {
  private final Facts facts;
  private final Shop shop;
  private final Supplier<Optional<ServingModel>> model;

  Signals(Facts facts, Shop shop, Supplier<Optional<ServingModel>> model) {
    this.facts = facts;
    this.shop = shop;
    this.model = model;
  }

  List<Signal> now(Instant now) {
    var signals = new ArrayList<Signal>();
    var today = shop.day(now);
    signals.addAll(read("sales-drop.sql", AlertKind.SALES_DROP, today));
    signals.addAll(read("reject-rate.sql", AlertKind.REJECT_RATE, now));
    signals.addAll(read("stock-outs.sql", AlertKind.STOCK_OUTS, now));
    signals.addAll(read("campaign-spent.sql", AlertKind.CAMPAIGN_SPENT, today));
    signals.addAll(read("arm-stops.sql", AlertKind.EXPERIMENT_ALARM, now));
    signals.addAll(uneven());
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

  private record Arm(String experiment, double share, long units) {}

  /// Experiments whose arms did not get their shares.
  private List<Signal> uneven() {
    var byExperiment = new LinkedHashMap<String, List<Arm>>();
    facts
        .list(
            Query.of(Signals.class, "arms.sql"),
            row -> new Arm(row.text(0), row.number(1), row.integer(2)))
        .forEach(
            arm -> byExperiment.computeIfAbsent(arm.experiment(), _ -> new ArrayList<>()).add(arm));
    return byExperiment.entrySet().stream()
        .filter(one -> one.getValue().size() > 1)
        .filter(one ->
            SampleRatio.pValue(
                    one.getValue().stream().mapToLong(Arm::units).toArray(),
                    one.getValue().stream().mapToDouble(Arm::share).toArray())
                < SampleRatio.ALARM)
        .map(one -> new Signal(AlertKind.EXPERIMENT_ALARM, one.getKey(), 1))
        .toList();
  }
}
