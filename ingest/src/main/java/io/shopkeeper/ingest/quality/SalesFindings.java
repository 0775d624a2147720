package io.shopkeeper.ingest.quality;

import static io.shopkeeper.ingest.quality.FindingKind.FEW_CUSTOMERS;
import static io.shopkeeper.ingest.quality.FindingKind.FOREIGN_CURRENCY;
import static io.shopkeeper.ingest.quality.FindingKind.FREE_LINES;
import static io.shopkeeper.ingest.quality.FindingKind.HUGE_LINES;
import static io.shopkeeper.ingest.quality.FindingKind.MANY_REFUNDS;
import static io.shopkeeper.ingest.quality.FindingKind.NO_BROWSING;
import static io.shopkeeper.ingest.quality.FindingKind.ORDERS_WITHOUT_CUSTOMER;
import static io.shopkeeper.ingest.quality.FindingKind.REFUNDS_WITHOUT_SALE;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.quality.Figure.Amount;
import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Day;
import io.shopkeeper.ingest.quality.Figure.Factor;
import io.shopkeeper.ingest.quality.Figure.Share;
import io.shopkeeper.ingest.quality.Figure.Words;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is odd about orders, refunds and who they come from.
final class SalesFindings {
  /// So few orders say nothing about shares.
  private static final long ENOUGH = 20;

  private static final double HUGE_TIMES_MEAN = 200;
  private static final double HUGE_SHARE_OF_ALL = .005;

  private final Facts facts;
  private final Currency currency;
  private final Sales sales;
  private final List<Finding> findings = new ArrayList<>();

  private SalesFindings(Facts facts, Currency currency, Sales sales) {
    this.facts = facts;
    this.currency = currency;
    this.sales = sales;
  }

  static List<Finding> of(
      Facts facts,
      Currency currency,
      Sales sales,
      Map<String, Concentration> concentration,
      LoadProfile profile) {
    if (sales.orders() == 0) {
      return List.of();
    }
    var rules = new SalesFindings(facts, currency, sales);
    Map<String, Example> examples = rules.examples();
    rules.hugeLines();
    rules.refunds(examples);
    rules.nobody(examples);
    rules.prices(examples);
    rules.customers(concentration.get("customers"));
    rules.browsing(profile);
    return rules.findings;
  }

  /// The dearest line of a kind of odd sale.
  private record Example(
      String kind, String id, String title, long units, long minor, LocalDate day) {}

  /// A line that outweighs the others.
  private record Huge(
      String order,
      String title,
      long units,
      long minor,
      LocalDate day,
      long returned,
      long seconds) {}

  private Map<String, Example> examples() {
    return facts
        .list(
            Query.of(SalesFindings.class, "examples.sql"),
            row ->
                new Example(
                    row.text(0),
                    row.text(1),
                    Objects.requireNonNullElse(row.textOrNull(3), ""),
                    row.integer(4),
                    row.integer(5),
                    Objects.requireNonNull(row.dateOrNull(6))))
        .stream()
        .collect(Collectors.toMap(Example::kind, Function.identity()));
  }

  private void hugeLines() {
    List<Huge> huge =
        facts.list(
            Query.of(SalesFindings.class, "huge-lines.sql", HUGE_TIMES_MEAN, HUGE_SHARE_OF_ALL),
            row ->
                new Huge(
                    row.text(0),
                    row.text(2),
                    row.integer(3),
                    row.integer(4),
                    Objects.requireNonNull(row.dateOrNull(5)),
                    row.integer(6),
                    row.integer(7)));
    if (huge.isEmpty()) {
      return;
    }
    long units = huge.stream().mapToLong(Huge::units).sum();
    List<Huge> returned = huge.stream().filter(line -> line.returned() > 0).toList();
    Huge first = huge.getFirst();
    String each =
        huge.stream()
            .limit(3)
            .map(line -> "%s: %,d × %s".formatted(line.order(), line.units(), line.title()))
            .collect(Collectors.joining("; "));
    long minutes = returned.stream().mapToLong(Huge::seconds).max().orElse(0) / 60;
    add(
        HUGE_LINES,
        returned.isEmpty() ? Severity.WARNING : Severity.GRAVE,
        huge.size(),
        share(units, sales.units()),
        new Count(huge.size()),
        new Share(share(units, sales.units())),
        new Count(returned.size()),
        new Words(each),
        amount(first.minor()),
        new Day(first.day()),
        new Count(minutes));
  }

  private void refunds(Map<String, Example> examples) {
    double worth = share(sales.looseMinor(), sales.minor());
    Example example = examples.get("refund-without-sale");
    if (sales.looseRefunds() > 0 && example != null) {
      Severity severity = severity(worth, .001, .02);
      add(
          REFUNDS_WITHOUT_SALE,
          severity,
          sales.looseRefunds(),
          worth,
          new Count(sales.looseRefunds()),
          new Share(share(sales.looseRefunds(), sales.refunds())),
          amount(sales.looseMinor()),
          new Share(worth),
          new Words(example.id()),
          new Count(example.units()),
          new Words(example.title()),
          amount(example.minor()),
          new Day(example.day()));
    }
    double refunded = share(sales.refundedMinor(), sales.minor());
    if (refunded >= .1 && sales.refunds() >= ENOUGH) {
      add(
          MANY_REFUNDS,
          severity(refunded, .2, 2),
          sales.refunds(),
          refunded,
          new Count(sales.refunds()),
          amount(sales.refundedMinor()),
          new Share(refunded));
    }
  }

  private void nobody(Map<String, Example> examples) {
    Example example = examples.get("nobody");
    if (sales.nobodysOrders() == 0 || sales.orders() < ENOUGH || example == null) {
      return;
    }
    double orders = share(sales.nobodysOrders(), sales.orders());
    double value = share(sales.nobodysMinor(), sales.minor());
    add(
        ORDERS_WITHOUT_CUSTOMER,
        severity(Math.max(orders, value), .05, .3),
        sales.nobodysOrders(),
        Math.max(orders, value),
        new Count(sales.nobodysOrders()),
        new Share(orders),
        new Share(share(sales.nobodysLines(), sales.lines())),
        new Share(value),
        new Words(example.id()),
        amount(example.minor()),
        new Words(example.title()));
  }

  private void prices(Map<String, Example> examples) {
    Example free = examples.get("free");
    if (sales.freeLines() > 0 && free != null) {
      double share = share(sales.freeLines(), sales.lines());
      add(
          FREE_LINES,
          severity(share, .01, .5),
          sales.freeLines(),
          share,
          new Count(sales.freeLines()),
          new Share(share),
          new Words(free.id()),
          new Count(free.units()),
          new Words(free.title()),
          new Day(free.day()));
    }
    if (sales.foreignLines() > 0) {
      double share = share(sales.foreignLines(), sales.lines());
      add(
          FOREIGN_CURRENCY,
          severity(share, .01, .5),
          sales.foreignLines(),
          share,
          new Count(sales.foreignLines()),
          new Share(share),
          new Words(currency.getCurrencyCode()));
    }
  }

  private void customers(@Nullable Concentration customers) {
    if (customers == null || customers.size() < 100 || customers.shares().getFirst() < .2) {
      return;
    }
    double share = customers.shares().getFirst();
    add(
        FEW_CUSTOMERS,
        Severity.NOTE,
        (long) Math.ceil(customers.size() / 100.0),
        Math.min(1, share),
        new Count((long) Math.ceil(customers.size() / 100.0)),
        new Share(share),
        new Share(customers.shares().get(2)),
        amount(Math.round(customers.bestMean())),
        amount(Math.round(customers.othersMean())),
        new Factor(customers.bestMean() / customers.othersMean()));
  }

  private void browsing(LoadProfile profile) {
    Distribution events = profile.distributions().get("event");
    if (events != null
        && sales.orders() >= 100
        && events.bins().stream()
            .allMatch(bin -> bin.key().equals("purchase") || bin.key().equals("refund"))) {
      add(NO_BROWSING, Severity.NOTE, sales.orders(), 0, new Count(sales.orders()));
    }
  }

  private void add(
      FindingKind kind, Severity severity, long count, double weight, Figure... figures) {
    findings.add(new Finding(kind, severity, count, Math.clamp(weight, 0, 1), List.of(figures)));
  }

  private Amount amount(long minor) {
    return new Amount(new Money(minor, currency));
  }

  static Severity severity(double share, double warning, double grave) {
    if (share >= grave) {
      return Severity.GRAVE;
    }
    return share >= warning ? Severity.WARNING : Severity.NOTE;
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
