package io.shopkeeper.profile.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all customers are like together.
final class WideOfTallies {
  private WideOfTallies() {}

  static ShopWide of(Map<String, CustomerTally> counted) {
    Iterable<CustomerTally> tallies = counted.values();
    double now = Double.NEGATIVE_INFINITY;
    for (CustomerTally tally : tallies) {
      now = Math.max(now, tally.last);
    }
    if (now == Double.NEGATIVE_INFINITY) {
      return ShopWide.unknown();
    }
    Map<String, Double> categories = new HashMap<>();
    Map<String, double[]> bands = new HashMap<>();
    Map<String, Double> brands = new HashMap<>();
    Map<String, Double> themes = new HashMap<>();
    var bought = new CustomerTally.Mean();
    var discounted = new CustomerTally.Mean();
    double unitsBought = 0;
    double unitsReturned = 0;
    List<Double> gaps = new ArrayList<>();
    for (CustomerTally tally : tallies) {
      double at = now;
      for (String name : tally.categories.names()) {
        categories.merge(name, tally.categories.at(name, at), Double::sum);
        double[] own = bands.computeIfAbsent(name, _ -> new double[Banded.BANDS]);
        for (int band = 0; band < own.length; band++) {
          own[band] += tally.categories.at(name, band, at);
        }
      }
      tally.brands.at(at).forEach((name, weight) -> brands.merge(name, weight, Double::sum));
      tally.themes.at(at).forEach((name, weight) -> themes.merge(name, weight, Double::sum));
      bought.add(tally.bought);
      discounted.add(tally.discounted);
      unitsBought += tally.unitsBought;
      unitsReturned += tally.unitsReturned;
      long[] days = tally.orders.days();
      if (days.length > 1) {
        gaps.add((double) (days[days.length - 1] - days[0]) / (days.length - 1));
      }
    }
    ShopWide unknown = ShopWide.unknown();
    return new ShopWide(
        shares(categories),
        shares(brands),
        shares(themes),
        bands(bands, categories),
        bought.count == 0 ? unknown.spendingLevel() : bought.sum / bought.count,
        discounted.count == 0 ? 0 : discounted.sum / discounted.count,
        unitsBought == 0 ? 0 : Math.min(1, unitsReturned / unitsBought),
        gaps.isEmpty() ? unknown.daysBetweenOrders() : median(gaps),
        PriceResponse.of(counted));
  }

  private static Map<String, Double> shares(Map<String, Double> weights) {
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new HashMap<>();
    weights.forEach((name, weight) -> shares.put(name, weight / total));
    return shares;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Of all interest in categories.
  private static Map<String, List<Double>> bands(
      Map<String, double[]> bands, Map<String, Double> categories) {
    double total = categories.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, List<Double>> shares = new HashMap<>();
    bands.forEach((name, own) ->
        shares.put(name, Arrays.stream(own).mapToObj(weight -> weight / total).toList()));
    return shares;
  }
}
