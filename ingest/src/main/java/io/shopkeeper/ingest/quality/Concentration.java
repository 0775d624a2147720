package io.shopkeeper.ingest.quality;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How much of the sales comes from the best few: customers by net value, products by units.
///
/// @param kind `customers` or `products`
/// @param size how many have any
/// @param shares of the first 1, 5, 10, 20 and 50 %
/// @param bestMean value per order of the first 1 % of the customers, in minor units
/// @param othersMean that of the others; NaN if there are none
public record Concentration(
    String kind, long size, List<Double> shares, double bestMean, double othersMean) {
  /// What the shares are of.
  public static final List<Integer> PERCENTS = List.of(1, 5, 10, 20, 50);

  public Concentration {
    shares = List.copyOf(shares);
  }

  static Map<String, Concentration> of(Facts facts) {
    return facts
        .list(
            Query.of(Concentration.class, "concentration.sql"),
            row ->
                new Concentration(
                    row.text(0),
                    row.integer(1),
                    List.of(
                        row.number(2), row.number(3), row.number(4), row.number(5), row.number(6)),
                    row.number(7),
                    row.number(8)))
        .stream()
        .collect(Collectors.toMap(Concentration::kind, Function.identity()));
  }
}
