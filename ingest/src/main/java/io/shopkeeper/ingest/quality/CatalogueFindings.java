package io.shopkeeper.ingest.quality;

import static io.shopkeeper.ingest.quality.SalesFindings.severity;
import static io.shopkeeper.ingest.quality.SalesFindings.share;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.quality.Figure.Amount;
import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Factor;
import io.shopkeeper.ingest.quality.Figure.Labels;
import io.shopkeeper.ingest.quality.Figure.Share;
import io.shopkeeper.ingest.quality.Figure.Words;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// What is odd about the products.
final class CatalogueFindings {
  private static final double UNEVEN_FACTOR = 10;

  /// Robust deviations of the logarithm of the price; Leys et al., 2013, would call 3 "very
  /// conservative", but prices have a long tail.
  private static final double ODD_DEVIATIONS = 5;

  private static final long ENOUGH = 20;

  /// Fields that recommendations and search live on, with what they are worth a warning for.
  private static final List<String> NEEDED = List.of("products.categories", "products.price");

  private final Facts facts;
  private final Currency currency;
  private final List<Finding> findings = new ArrayList<>();

  private CatalogueFindings(Facts facts, Currency currency) {
    this.facts = facts;
    this.currency = currency;
  }

  static List<Finding> of(
      Facts facts, Currency currency, long products, Sales sales, LoadProfile profile) {
    var rules = new CatalogueFindings(facts, currency);
    rules.unknown(sales);
    if (products > 0) {
      rules.unevenPrices(products);
      rules.oddPrices(products);
      rules.sameTitles(products);
      rules.emptyFields(profile);
    }
    return rules.findings;
  }

  private void unknown(Sales sales) {
    facts.list(
        Query.of(CatalogueFindings.class, "unknown-products.sql"),
        row -> {
          double share = share(row.integer(1), Math.max(row.integer(1), sales.lines()));
          return add(
              FindingKind.UNKNOWN_PRODUCTS,
              severity(share, .01, .2),
              row.integer(0),
              share,
              new Count(row.integer(0)),
              new Count(row.integer(1)),
              new Words(row.text(2)),
              new Count(row.integer(3)));
        });
  }

  private void unevenPrices(long products) {
    facts.list(
        Query.of(CatalogueFindings.class, "uneven-prices.sql", UNEVEN_FACTOR),
        row -> {
          double share = share(row.integer(0), products);
          return add(
              FindingKind.UNEVEN_PRICES,
              severity(share, .02, 2),
              row.integer(0),
              share,
              new Count(row.integer(0)),
              new Factor(UNEVEN_FACTOR),
              new Words(row.text(2)),
              amount(row.integer(3)),
              amount(row.integer(4)));
        });
  }

  private void oddPrices(long products) {
    facts.list(
        Query.of(CatalogueFindings.class, "odd-prices.sql", ODD_DEVIATIONS),
        row ->
            add(
                FindingKind.ODD_PRICES,
                severity(share(row.integer(0), products), .02, 2),
                row.integer(0),
                share(row.integer(0), products),
                new Count(row.integer(0)),
                new Words(row.text(2)),
                amount(row.integer(3))));
  }

  private void sameTitles(long products) {
    facts.list(
        Query.of(CatalogueFindings.class, "same-titles.sql"),
        row -> {
          double share = share(row.integer(0), products);
          return add(
              FindingKind.SAME_TITLES,
              severity(share, .05, 2),
              row.integer(0),
              share,
              new Count(row.integer(0)),
              new Words(row.text(1)),
              new Words(row.text(3)));
        });
  }

  private void emptyFields(LoadProfile profile) {
    List<Completeness> empty =
        profile.completeness().values().stream()
            .filter(field -> field.field().startsWith("products."))
            .filter(field -> field.records() >= ENOUGH && field.share() < .5)
            .toList();
    if (empty.isEmpty()) {
      return;
    }
    boolean needed = empty.stream().anyMatch(field -> NEEDED.contains(field.field()));
    double fullest = empty.stream().mapToDouble(Completeness::share).max().orElse(0);
    add(
        FindingKind.EMPTY_FIELDS,
        needed ? Severity.WARNING : Severity.NOTE,
        empty.size(),
        1 - fullest,
        new Labels(empty.stream().map(Completeness::field).toList()),
        new Share(fullest),
        new Count(empty.getFirst().records()));
  }

  private boolean add(
      FindingKind kind, Severity severity, long count, double weight, Figure... figures) {
    return findings.add(new Finding(kind, severity, count, weight, List.of(figures)));
  }

  private Amount amount(long minor) {
    return new Amount(new Money(minor, currency));
  }
}
