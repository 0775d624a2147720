package io.shopkeeper.ingest;

import io.shopkeeper.ingest.Quality.PriceOutlier;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Looks over the stored facts after a load; the cost is a few scans of the events.
final class QualityCheck {
  private static final double OUTLIER_DEVIATIONS = 5;

  private final Facts facts;

  QualityCheck(Facts facts) {
    this.facts = facts;
  }

  Quality run(List<FileTally> tallies) {
    long[] orders = pair("quality-orders.sql");
    long[] unknown = pair("quality-unknown-products.sql");
    return new Quality(
        tallies.stream().flatMap(tally -> tally.completeness().stream()).toList(),
        orders[0],
        orders[1],
        priceOutliers(),
        daysWithoutOrders(),
        unknown[0],
        unknown[1]);
  }

  private long[] pair(String resource) {
    return facts
        .list(
            Query.of(QualityCheck.class, resource),
            row -> new long[] {row.integer(0), row.integer(1)})
        .getFirst();
  }

  private List<PriceOutlier> priceOutliers() {
    return facts.list(
        Query.of(QualityCheck.class, "quality-prices.sql", OUTLIER_DEVIATIONS),
        row -> new PriceOutlier(row.text(0), row.text(1), row.integer(2), row.number(3)));
  }

  private List<LocalDate> daysWithoutOrders() {
    return facts.list(
        Query.of(QualityCheck.class, "quality-days.sql"),
        row -> Objects.requireNonNull(row.dateOrNull(0)));
  }
}
