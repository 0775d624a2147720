package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// P: what people like the customer take, by what the shop knows of them besides what they did, as
/// `age=2` or `gender=female`.
///
/// With `n(v, x)` the interactions of customers that have a value with x, a product or those of an
/// attribute value, `N(v)` all of theirs and `p(x)` the share of x in everybody's: `log((n(v, x) +
/// μ p(x)) / ((N(v) + μ) p(x)))`, shrunk by μ interactions' worth; the mean over the customer's
/// values.
final class PeopleFeatures implements FeatureSource {
  private static final double SHRINKAGE = 50;
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("people.product", Part.PROFILE),
          Feature.of("people.attributes.mean", Part.PROFILE),
          Feature.of("people.attributes.best", Part.PROFILE));

  private final AttributeStatistics statistics;
  private final Map<String, Integer> values = new HashMap<>();

  /// By customers' value, and by item or attribute value.
  private final float[][] products;

  private final float[][] attributes;

  /// @param people what is known of a customer; nothing where nothing is
  PeopleFeatures(
      AttributeStatistics statistics,
      Behaviour behaviour,
      Function<CustomerId, List<String>> people) {
    this.statistics = statistics;
    for (int row = 0; row < behaviour.customers(); row++) {
      people
          .apply(behaviour.customer(row))
          .forEach(value -> values.putIfAbsent(value, values.size()));
    }
    Traits traits = statistics.traits();
    products = new float[values.size()][traits.items()];
    attributes = new float[values.size()][traits.values().size()];
    double[] taken = new double[values.size()];
    double[] shares = new double[traits.items()];
    double all = 0;
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      List<String> own =
          row < behaviour.customers() ? people.apply(behaviour.customer(row)) : List.of();
      for (int k = 0; k < history.size(); k++) {
        int item = history.item(k);
        shares[item]++;
        all++;
        for (String value : own) {
          int at = values.getOrDefault(value, 0);
          taken[at]++;
          products[at][item]++;
          for (int attribute : statistics.attributes(item)) {
            attributes[at][attribute]++;
          }
        }
      }
    }
    for (int at = 0; at < taken.length; at++) {
      for (int item = 0; item < shares.length; item++) {
        products[at][item] = liking(products[at][item], taken[at], (shares[item] + 1) / (all + 2));
      }
      for (int value = 0; value < attributes[at].length; value++) {
        attributes[at][value] = liking(attributes[at][value], taken[at], statistics.share(value));
      }
    }
  }

  private static float liking(double taken, double all, double share) {
    return (float) Math.log((taken + SHRINKAGE * share) / ((all + SHRINKAGE) * share));
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    int[] own =
        history.person().stream()
            .filter(values::containsKey)
            .mapToInt(value -> values.getOrDefault(value, 0))
            .toArray();
    for (int place = 0; own.length > 0 && place < items.length; place++) {
      int item = items[place];
      double product = 0;
      for (int at : own) {
        product += products[at][item];
      }
      columns[0][place] = (float) (product / own.length);
      double sum = 0;
      double best = Double.NEGATIVE_INFINITY;
      int[] of = statistics.attributes(item);
      for (int value : of) {
        double mean = 0;
        for (int at : own) {
          mean += attributes[at][value] / own.length;
        }
        sum += mean;
        best = Math.max(best, mean);
      }
      if (of.length > 0) {
        columns[1][place] = (float) (sum / of.length);
        columns[2][place] = (float) best;
      }
    }
  }
}
