package io.shopkeeper.ingest.quality;

import static io.shopkeeper.ingest.quality.SalesFindings.severity;
import static io.shopkeeper.ingest.quality.SalesFindings.share;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.quality.Figure.Amount;
import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Words;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    rules.disagreeing(
        FindingKind.PLATFORM_PRICES,
        "platform-prices.sql",
        row ->
            List.of(
                new Words(row.text(2)),
                new Words(row.text(3)),
                rules.amount(row.integer(4)),
                new Words(row.text(5)),
                rules.amount(row.integer(6))));
    rules.disagreeing(FindingKind.PLATFORM_STOCK, "platform-stock.sql", row -> words(row, 3));
    rules.disagreeing(FindingKind.PLATFORM_TITLES, "platform-titles.sql", row -> words(row, 4));
    rules.disagreeing(
        FindingKind.PLATFORM_CATEGORIES, "platform-categories.sql", row -> words(row, 4));
    rules.unmapped(categories);
    rules.ordersTwice(sales);
    return rules.findings;
  }

  /// What is the same and described otherwise: how many, of how many, and examples of it.
  private void disagreeing(FindingKind kind, String question, Function<Row, List<Figure>> example) {
    facts.list(
        Query.of(PlatformFindings.class, question),
        row -> {
          long differing = row.integer(0);
          long all = row.integer(1);
          if (differing > 0) {
            var figures = new ArrayList<Figure>(List.of(new Count(differing), new Count(all)));
            figures.addAll(example.apply(row));
            double share = share(differing, all);
            add(kind, severity(share, .2, 2), differing, share, figures.toArray(Figure[]::new));
          }
          return differing;
        });
  }

  /// The texts of a row, from its third on.
  private static List<Figure> words(Row row, int count) {
    return IntStream.range(2, 2 + count).<Figure>mapToObj(c -> new Words(row.text(c))).toList();
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
