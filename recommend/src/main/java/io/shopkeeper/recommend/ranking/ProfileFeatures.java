package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// P: how much the customer likes what a product is, and how they shop.
///
/// With `m(a)` the weight of the customer's products that have an attribute value and `W` of all of
/// them, their liking of it is `log((m(a) + μ share(a)) / ((W + μ) share(a)))`: 0 for who takes it
/// as often as everybody, shrunk towards that by μ products' worth.
final class ProfileFeatures implements FeatureSource {
  private final AttributeStatistics statistics;

  /// The logarithm of each item's popularity.
  private final double[] fame;

  private final List<String> kinds;
  private final int[] kindOf;
  private final float[] prices;

  /// Of each item the value that is in the fewest interactions, −1 for one without any, and the sum
  /// of its values' rarities.
  private final int[] rarest;

  private final double[] rarities;

  /// One for each question answered at a time; a thread-local would be one for each virtual thread.
  private final ConcurrentLinkedDeque<Likings> scratch = new ConcurrentLinkedDeque<>();

  private final List<Feature> features = new ArrayList<>();

  ProfileFeatures(AttributeStatistics statistics, PopularityModel popularity) {
    this.statistics = statistics;
    Traits traits = statistics.traits();
    int values = traits.values().size();
    kinds = new ArrayList<>();
    kindOf = new int[values];
    for (int value = 0; value < values; value++) {
      String kind = traits.kind(value);
      if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
      kindOf[value] = kinds.indexOf(kind);
    }
    rarest = new int[traits.items()];
    rarities = new double[rarest.length];
    for (int item = 0; item < rarest.length; item++) {
      rarest[item] = -1;
      for (int value : statistics.attributes(item)) {
        if (rarest[item] < 0 || statistics.share(value) < statistics.share(rarest[item])) {
          rarest[item] = value;
        }
        rarities[item] += statistics.rarity(value);
      }
    }
    fame = new double[rarest.length];
    Arrays.setAll(fame, item -> Math.log(popularity.popularity(item) + 1e-4));
    prices = traits.anyPrices() ? traits.logPrices() : new float[0];
    add("profile.products");
    add("profile.popularity");
    if (traits.anyAttributes()) {
      add("profile.liking.best");
      add("profile.liking.mean");
      add("profile.liking.rarest");
      features.add(new Feature("profile.share", "profile.liking", Part.PROFILE));
      kinds.forEach(kind -> add("profile.liking." + kind));
    }
    if (prices.length > 0) {
      features.add(new Feature("profile.price", "profile.price", Part.PROFILE));
    }
  }

  private void add(String name) {
    features.add(Feature.of(name, Part.PROFILE));
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    double usual = 0;
    double price = 0;
    double priced = 0;
    for (int k = 0; k < tastes.size(); k++) {
      int item = history.item(k);
      usual += tastes.weights()[k] * fame[item] / tastes.sum();
      if (prices.length > 0 && !Float.isNaN(prices[item])) {
        price += tastes.weights()[k] * prices[item];
        priced += tastes.weights()[k];
      }
    }
    Likings free = scratch.poll();
    Likings likings = free == null ? new Likings(statistics) : free;
    likings.of(history, tastes);
    for (int place = 0; place < items.length; place++) {
      int column = 0;
      columns[column++][place] = history.size();
      if (tastes.size() == 0) {
        continue;
      }
      columns[column++][place] = (float) Math.abs(fame[items[place]] - usual);
      if (!kinds.isEmpty()) {
        fill(items[place], likings, columns, column, place);
        column += 4 + kinds.size();
      }
      if (priced > 0) {
        columns[column][place] = prices[items[place]] - (float) (price / priced);
      }
    }
    scratch.push(likings);
  }

  private void fill(int item, Likings likings, float[][] columns, int first, int place) {
    int[] values = statistics.attributes(item);
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double met = 0;
    for (int value : values) {
      double liking = likings.of(value);
      best = liking > best ? liking : best; // None is NaN, which a maximum would ask after.
      sum += liking;
      met += likings.shared(value);
      float[] ofKind = columns[first + 4 + kindOf[value]];
      if (!(ofKind[place] >= (float) liking)) {
        ofKind[place] = (float) liking;
      }
    }
    if (values.length > 0) {
      columns[first][place] = (float) best;
      columns[first + 1][place] = (float) (sum / values.length);
      columns[first + 2][place] = (float) likings.of(rarest[item]);
      columns[first + 3][place] = (float) (met / rarities[item]);
    }
  }
}
