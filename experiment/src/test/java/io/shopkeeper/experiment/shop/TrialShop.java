package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Experiments.Change;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shop whose clock is set by hand, with one experiment `t`.
final class TrialShop implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Currency EUR = Currency.getInstance("EUR");

  private final Path folder;
  private final ZoneId zone;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final List<ShopEvent> pending = new ArrayList<>();
  private Store store;
  private ShopExperiments experiments;

  TrialShop(Path folder) {
    this(folder, ZoneOffset.UTC);
  }

  TrialShop(Path folder, ZoneId zone) {
    this.folder = folder;
    this.zone = zone;
    store = open();
    experiments = ShopExperiments.of(store.facts(), clock);
  }

  private Store open() {
    var shop = new Shop(new ShopId("trial"), "Trial", zone, EUR, Locale.UK);
    return DuckStore.open(folder, shop, clock);
  }

  /// Ends the program in order and starts it again.
  void restart() {
    tell();
    experiments.exposures().flush();
    store.close();
    store = open();
    experiments = ShopExperiments.of(store.facts(), clock);
  }

  ShopExperiments experiments() {
    return experiments;
  }

  Store store() {
    return store;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  static ExperimentPlan plan(Metric metric, String... guardrails) {
    return plan(metric, List.of("old", "new"), guardrails);
  }

  static ExperimentPlan plan(Metric metric, List<String> arms, String... guardrails) {
    return new ExperimentPlan(
        "t",
        "Trial",
        new Allocation(
            "t",
            "t",
            0,
            1,
            arms.stream().map(name -> new Arm(name, 1)).toList(),
            new Condition.Always()),
        metric,
        2_000,
        List.of(guardrails).stream().map(Guardrail::of).toList(),
        Ramp.NONE);
  }

  Experiment start(ExperimentPlan plan) {
    made(experiments.all().declare(plan, "Ada"));
    return made(experiments.all().start(experiment(), "Ada"));
  }

  static Experiment made(Change change) {
    return switch (change) {
      case Change.Made(Experiment experiment) -> experiment;
      case Change.Refused(String reason, String advice) ->
          throw new IllegalStateException(reason + ". " + advice);
    };
  }

  Experiment experiment() {
    return experiments.all().find("t").orElseThrow();
  }

  /// The arm of a customer, who has seen it; empty for none.
  String arm(String customer) {
    return arm(customer, null);
  }

  String arm(@Nullable String customer, @Nullable String session) {
    Map<String, String> arms =
        experiments
            .decisions()
            .decide(
                customer == null ? null : new CustomerId(customer),
                session == null ? null : new SessionId(session),
                Map.of());
    return arms.getOrDefault("t", "");
  }

  private Visit visit(String customer) {
    return Visit.of(new CustomerId(customer), Channel.WEB, now);
  }

  void buy(String customer, String order, long minor) {
    pending.add(
        new ShopEvent.Purchase(
            new EventId("buy-" + order), visit(customer), new OrderId(order), lines(minor)));
  }

  void giveBack(String customer, String order, long minor) {
    pending.add(
        new ShopEvent.Refund(
            new EventId("refund-" + order), visit(customer), new OrderId(order), lines(minor)));
  }

  void look(String customer) {
    pending.add(
        new ShopEvent.ViewItem(
            new EventId("view-" + customer + now), visit(customer), new ProductId("p-1")));
  }

  void look(String customer, String session) {
    pending.add(
        new ShopEvent.ViewItem(
            new EventId("view-" + session + now),
            new Visit(new CustomerId(customer), new SessionId(session), Channel.WEB, now),
            new ProductId("p-1")));
  }

  private static List<OrderLine> lines(long minor) {
    return List.of(new OrderLine(new ProductId("p-1"), 1, new Money(minor, EUR)));
  }

  /// What happened is in the log on return.
  void tell() {
    if (!pending.isEmpty()) {
      store.log().append(pending);
      pending.clear();
    }
  }

  ExperimentResults results() {
    tell();
    return experiments.results(experiment());
  }

  List<String> watch() {
    tell();
    return experiments.watch();
  }

  @Override
  public void close() {
    store.close();
  }
}
