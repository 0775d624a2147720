package io.shopkeeper.profile.customer;

import io.shopkeeper.profile.customer.CustomerStatistics.Crossed;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final int CROSSED = 5;
  private static final List<Double> NO_BANDS = Collections.nCopies(Banded.BANDS, 0.0);

  CustomerStatistics of(CustomerTally tally) {
    long[] days = tally.orders.days();
    double gross = tally.minorBought;
    double sinceOrder = days.length == 0 ? Double.NaN : Math.max(0, today - days[days.length - 1]);
    double usual = usualDays(days);
    long deeds = LongStream.of(tally.hours).sum();
    Map<String, Double> channels = new TreeMap<>();
    tally.channels.forEach((channel, count) -> channels.put(channel, (double) count / deeds));
    List<Preference> categories = preferences(tally.categories.at(now), shop.categories());
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
        categories,
        preferences(tally.brands.at(now), shop.brands()),
        bands(tally),
        tally.bought.shrunk(shop.spendingLevel(), STRENGTH),
        shop.prices().sensitivity(tally.priced),
        tally.discounted.shrunk(shop.discounted(), STRENGTH),
        (tally.unitsReturned + STRENGTH * shop.returned()) / (tally.unitsBought + STRENGTH),
        LifecycleStage.of(days.length, sinceOrder, usual),
        preferences(tally.themes.at(now), shop.themes()),
        crossed(tally, categories));
  }

  private double usualDays(long[] days) {
    int gaps = Math.max(0, days.length - 1);
    double between = gaps == 0 ? 0 : days[gaps] - days[0];
    return Math.max(1, (between + GAPS * shop.daysBetweenOrders()) / (gaps + GAPS));
  }

  private List<Preference> preferences(Map<String, Double> weights, Map<String, Double> prior) {
    double total = total(weights);
    List<Preference> preferences = new ArrayList<>();
    weights.forEach((name, weight) ->
        preferences.add(
            new Preference(
                name, (weight + STRENGTH * prior.getOrDefault(name, 0.0)) / (total + STRENGTH))));
    preferences.sort(
        Comparator.comparingDouble((Preference p) -> -p.share()).thenComparing(Preference::name));
    return preferences.stream().limit(MOST).toList();
  }

  private static double total(Map<String, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// The foremost categories by price, as if a category in a third of its prices was one of its
  /// own.
  private List<Crossed> crossed(CustomerTally tally, List<Preference> foremost) {
    double total = total(tally.categories.at(now));
    List<Crossed> crossed = new ArrayList<>();
    for (Preference category : foremost.subList(0, Math.min(CROSSED, foremost.size()))) {
      List<Double> prior = shop.bands().getOrDefault(category.name(), NO_BANDS);
      List<Double> shares = new ArrayList<>();
      for (int band = 0; band < Banded.BANDS; band++) {
        shares.add(
            (tally.categories.at(category.name(), band, now) + STRENGTH * prior.get(band))
                / (total + STRENGTH));
      }
      crossed.add(new Crossed(category.name(), shares));
    }
    return crossed;
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
