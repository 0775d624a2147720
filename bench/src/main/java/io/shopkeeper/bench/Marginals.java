package io.shopkeeper.bench;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How what a shop sold is spread: over products, orders, customers and days.
final class Marginals {
  /// Ranks between which the exponent of Zipf's law is fitted: what sells once or twice is cut off
  /// by the length of the time.
  private static final double FITTED_FROM = .002;

  private static final double FITTED_TO = .2;

  private final Facts facts;

  Marginals(Facts facts) {
    this.facts = facts;
  }

  /// Each as it is told, by its name.
  Map<String, String> figures() {
    var figures = new LinkedHashMap<String, String>();
    double[] sales = column("marginals-sales.sql");
    double[] baskets = sorted("marginals-baskets.sql");
    double[] intervals = sorted("marginals-intervals.sql");
    double[] orders = sorted("marginals-orders-of-customers.sql");
    figures.put("products sold", "%,d".formatted(sales.length));
    figures.put("orders", "%,d".formatted(baskets.length));
    figures.put("popularity: Gini", number(gini(sales)));
    figures.put("popularity: Zipf's exponent", number(exponent(sales)));
    figures.put("popularity: share of the best tenth", number(best(sales, .1)));
    figures.put("basket: products, mean", number(mean(baskets)));
    figures.put("basket: median, 90 %", quantiles(baskets));
    figures.put("days between orders: median, 90 %", quantiles(intervals));
    figures.put("days between orders: variation", number(variation(intervals)));
    figures.put("orders of a customer: mean", number(mean(orders)));
    figures.put("orders of a customer: more than one", number(above(orders, 1)));
    figures.put("orders of which something went back", number(column("marginals-returns.sql")[0]));
    facts
        .list(
            Query.of(Marginals.class, "marginals-sessions.sql"),
            row -> new double[] {row.number(0), row.number(1), row.number(2)})
        .stream()
        .filter(visits -> visits[1] > 0)
        .forEach(visits -> {
          figures.put("visits with something in the cart", number(visits[1]));
          figures.put("visits with an order", number(visits[2]));
        });
    return figures;
  }

  private double[] column(String resource) {
    return facts.list(Query.of(Marginals.class, resource), row -> row.number(0)).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private double[] sorted(String resource) {
    double[] values = column(resource);
    Arrays.sort(values);
    return values;
  }

  /// 0 where all are alike, near 1 where one has everything.
  static double gini(double[] falling) {
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < falling.length; i++) {
      weighted += (falling.length - i) * falling[i];
      sum += falling[i];
    }
    return (2 * weighted / sum - falling.length - 1) / falling.length;
  }

  /// Least squares of the logarithm of what was sold on that of the rank.
  static double exponent(double[] falling) {
    int from = (int) Math.floor(FITTED_FROM * falling.length);
    int to = Math.max(from + 2, (int) Math.ceil(FITTED_TO * falling.length));
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = from; i < Math.min(to, falling.length); i++) {
      double rank = Math.log(i + 1.0);
      double sold = Math.log(falling[i]);
      n++;
      x += rank;
      y += sold;
      xx += rank * rank;
      xy += rank * sold;
    }
    return -(n * xy - x * y) / (n * xx - x * x);
  }

  private static double best(double[] falling, double share) {
    int most = (int) Math.ceil(share * falling.length);
    return Arrays.stream(falling, 0, most).sum() / Arrays.stream(falling).sum();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double variation(double[] values) {
    double mean = mean(values);
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    return Math.sqrt(variance) / mean;
  }

  private static double above(double[] values, double bound) {
    return Arrays.stream(values).filter(value -> value > bound).count() / (double) values.length;
  }

  private static String quantiles(double[] rising) {
    return rising.length == 0
        ? "none"
        : "%.0f, %.0f"
            .formatted(rising[rising.length / 2], rising[(int) (.9 * (rising.length - 1))]);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
