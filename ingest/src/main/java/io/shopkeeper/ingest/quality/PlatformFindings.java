package io.shopkeeper.ingest.quality;

import static io.shopkeeper.ingest.quality.SalesFindings.severity;
import static io.shopkeeper.ingest.quality.SalesFindings.share;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.quality.Figure.Amount;
import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Words;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// Where the platforms of a shop disagree about what is the same.
final class PlatformFindings {
  private final Facts facts;
  private final Currency currency;
  private final List<Finding> findings = new ArrayList<>();

  private PlatformFindings(Facts facts, Currency currency) {
    this.facts = facts;
    this.currency = currency;
  }

  static List<Finding> of(
      Facts facts, Currency currency, Sales sales, List<CategorySuggestion> categories) {
    var rules = new PlatformFindings(facts, currency);
    rules.platformPrices();
    rules.platformStock();
    rules.disagreeing(FindingKind.PLATFORM_TITLES, "platform-titles.sql");
    rules.disagreeing(FindingKind.PLATFORM_CATEGORIES, "platform-categories.sql");
    rules.unmapped(categories);
    rules.ordersTwice(sales);
    return rules.findings;
  }

  /// What is the same and described otherwise: how many, of how many, and on two platforms what.
  private void disagreeing(FindingKind kind, String question) {
    facts.list(
        Query.of(PlatformFindings.class, question),
        row ->
            row.integer(0) > 0
                && add(
                    kind,
                    severity(share(row.integer(0), row.integer(1)), .2, 2),
                    row.integer(0),
                    share(row.integer(0), row.integer(1)),
                    new Count(row.integer(0)),
                    new Count(row.integer(1)),
                    new Words(row.text(2)),
                    new Words(row.text(3)),
                    new Words(row.text(4)),
                    new Words(row.text(5))));
  }

  private void unmapped(List<CategorySuggestion> categories) {
    if (categories.isEmpty()) {
      return;
    }
    CategorySuggestion first = categories.getFirst();
    long products = categories.stream().mapToLong(CategorySuggestion::products).sum();
    double share = share(products, Math.max(products, first.ofProducts()));
    add(
        FindingKind.UNMAPPED_CATEGORIES,
        severity(share, .2, 2),
        categories.size(),
        share,
        new Count(categories.size()),
        new Count(products),
        new Words(first.category()),
        new Words(first.platform()),
        new Words(first.suggestion() == null ? "–" : first.suggestion()));
  }

  /// Prices of what is the same on several platforms.
  private void platformPrices() {
    facts.list(
        Query.of(PlatformFindings.class, "platform-prices.sql"),
        row ->
            row.integer(0) > 0
                && add(
                    FindingKind.PLATFORM_PRICES,
                    severity(share(row.integer(0), row.integer(1)), .2, 2),
                    row.integer(0),
                    share(row.integer(0), row.integer(1)),
                    new Count(row.integer(0)),
                    new Count(row.integer(1)),
                    new Words(row.text(2)),
                    new Words(row.text(3)),
                    amount(row.integer(4)),
                    new Words(row.text(5)),
                    amount(row.integer(6))));
  }

  private void platformStock() {
    facts.list(
        Query.of(PlatformFindings.class, "platform-stock.sql"),
        row ->
            row.integer(0) > 0
                && add(
                    FindingKind.PLATFORM_STOCK,
                    severity(share(row.integer(0), row.integer(1)), .2, 2),
                    row.integer(0),
                    share(row.integer(0), row.integer(1)),
                    new Count(row.integer(0)),
                    new Count(row.integer(1)),
                    new Words(row.text(2)),
                    new Words(row.text(3)),
                    new Words(row.text(4))));
  }

  private void ordersTwice(Sales sales) {
    facts.list(
        Query.of(PlatformFindings.class, "orders-twice.sql"),
        row ->
            add(
                FindingKind.ORDERS_TWICE,
                severity(share(row.integer(0), sales.orders()), .005, .05),
                row.integer(0),
                share(row.integer(0), sales.orders()),
                new Count(row.integer(0)),
                new Words(row.text(1)),
                new Words(row.text(2)),
                new Words(row.text(3)),
                new Words(row.text(4)),
                new Words(row.text(5))));
  }

  private boolean add(
      FindingKind kind, Severity severity, long count, double weight, Figure... figures) {
    return findings.add(new Finding(kind, severity, count, weight, List.of(figures)));
  }

  private Amount amount(long minor) {
    return new Amount(new Money(minor, currency));
  }
}
