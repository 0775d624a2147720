package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.UnusualDays.Sold;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is stored, whichever load brought it. About a dozen scans of the events.
///
/// @param counts by kind: products, customers, reviews, questions
/// @param distributions by field
/// @param completeness by field
/// @param concentration of customers and products, where there are any
/// @param categories of platforms that the shop does not have
/// @param findings in no order
public record ShopFacts(
    Instant at,
    Map<String, Long> counts,
    Sales sales,
    Map<String, Distribution> distributions,
    Map<String, Completeness> completeness,
    Days days,
    Map<String, Concentration> concentration,
    List<CategorySuggestion> categories,
    List<Finding> findings) {

  private record SoldOn(LocalDate day, long orders, long minor, long atMidnight) {}

  /// @param now the time of the report
  public static ShopFacts of(Store store, Instant now) {
    Facts facts = store.facts();
    var currency = store.shop().currency();
    LoadProfile profile = LoadProfile.of(facts, -1, Long.MAX_VALUE);
    Map<String, Long> counts = new LinkedHashMap<>();
    facts.list(
        Query.of(ShopFacts.class, "counts.sql"), row -> counts.put(row.text(0), row.integer(1)));
    Sales sales = Sales.of(facts);
    List<SoldOn> sold =
        facts.list(
            Query.of(ShopFacts.class, "days.sql"),
            row ->
                new SoldOn(
                    Objects.requireNonNull(row.dateOrNull(0)),
                    row.integer(1),
                    row.integer(2),
                    row.integer(3)));
    Map<LocalDate, Sold> byDay = new LinkedHashMap<>();
    sold.forEach(day -> byDay.put(day.day(), new Sold(day.orders(), day.minor())));
    Days days = UnusualDays.find(byDay);
    Map<String, Concentration> concentration = Concentration.of(facts);
    List<CategorySuggestion> categories = CategorySuggestions.of(facts);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(SalesFindings.of(facts, currency, sales, concentration, profile));
    findings.addAll(
        CalendarFindings.of(
            days,
            sold.stream().mapToLong(SoldOn::atMidnight).sum(),
            LocalDate.ofInstant(now, store.shop().timeZone())));
    findings.addAll(
        CatalogueFindings.of(facts, currency, counts.getOrDefault("products", 0L), sales, profile));
    findings.addAll(PlatformFindings.of(facts, currency, sales, categories));
    return new ShopFacts(
        now,
        counts,
        sales,
        profile.distributions(),
        profile.completeness(),
        days,
        concentration,
        categories,
        findings);
  }
}
