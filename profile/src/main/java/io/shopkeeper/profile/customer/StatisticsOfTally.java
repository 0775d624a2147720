package io.shopkeeper.profile.customer;

import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.CustomerTally.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Makes figures of what was counted. Shares are shrunk to those of the shop: a Dirichlet or beta
/// prior with the shop's shares as its mean and as much weight as `STRENGTH` views or units.
record StatisticsOfTally(ShopWide shop, double now, long today) {
  private static final double STRENGTH = 5;
  private static final double GAPS = 2;
  private static final int MOST = 10;

  CustomerStatistics of(CustomerTally tally) {
    long[] days =
        tally.orders.values().stream().mapToLong(order -> order.day).distinct().sorted().toArray();
    double gross = tally.orders.values().stream().mapToDouble((Order order) -> order.minor).sum();
    double sinceOrder = days.length == 0 ? Double.NaN : Math.max(0, today - days[days.length - 1]);
    double usual = usualDays(days);
    long deeds = LongStream.of(tally.hours).sum();
    Map<String, Double> channels = new TreeMap<>();
    tally.channels.forEach((channel, count) -> channels.put(channel, (double) count / deeds));
    return new CustomerStatistics(
        tally.deeds,
        tally.sessions.size(),
        tally.orders.size(),
        tally.unitsBought,
        gross - tally.minorReturned,
        gross / tally.orders.size(),
        now - tally.first,
        now - tally.last,
        sinceOrder,
        days.length == 0 ? Double.NaN : usual,
        channels,
        LongStream.of(tally.hours).boxed().toList(),
        preferences(tally.categories, shop.categories()),
        preferences(tally.brands, shop.brands()),
        bands(tally),
        tally.bought.shrunk(shop.spendingLevel(), STRENGTH),
        shop.prices().sensitivity(tally.priced),
        tally.discounted.shrunk(shop.discounted(), STRENGTH),
        (tally.unitsReturned + STRENGTH * shop.returned()) / (tally.unitsBought + STRENGTH),
        LifecycleStage.of(days.length, sinceOrder, usual));
  }

  private double usualDays(long[] days) {
    int gaps = Math.max(0, days.length - 1);
    double between = gaps == 0 ? 0 : days[gaps] - days[0];
    return Math.max(1, (between + GAPS * shop.daysBetweenOrders()) / (gaps + GAPS));
  }

  private List<Preference> preferences(Map<String, Decayed> weights, Map<String, Double> prior) {
    double total = weights.values().stream().mapToDouble(weight -> weight.at(now)).sum();
    List<Preference> preferences = new ArrayList<>();
    weights.forEach((name, weight) ->
        preferences.add(
            new Preference(
                name,
                (weight.at(now) + STRENGTH * prior.getOrDefault(name, 0.0)) / (total + STRENGTH))));
    preferences.sort(
        Comparator.comparingDouble((Preference p) -> -p.share()).thenComparing(Preference::name));
    return preferences.stream().limit(MOST).toList();
  }

  private List<Double> bands(CustomerTally tally) {
    double total = 0;
    for (Decayed band : tally.bands) {
      total += band.at(now);
    }
    List<Double> bands = new ArrayList<>();
    for (Decayed band : tally.bands) {
      bands.add((band.at(now) + STRENGTH / tally.bands.length) / (total + STRENGTH));
    }
    return bands;
  }
}
