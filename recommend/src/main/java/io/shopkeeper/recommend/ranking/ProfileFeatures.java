package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/// P: how much the customer likes what a product is, and how they shop.
///
/// With `m(a)` the weight of the customer's products that have an attribute value and `W` of all of
/// them, their liking of it is `log((m(a) + μ share(a)) / ((W + μ) share(a)))`: 0 for who takes it
/// as often as everybody, shrunk towards that by μ products' worth.
final class ProfileFeatures implements FeatureSource {
  private final ValueTable values;

  /// The logarithm of each item's popularity.
  private final double[] fame;

  private final List<String> kinds;
  private final int[] kindOf;
  private final float[] prices;

  /// Of each item the value that is in the fewest interactions, −1 for one without any, and the sum
  /// of its values' rarities.
  private final int[] rarest;

  private final double[] rarities;

  private final Scratch<Likings> scratch;

  private final List<Feature> features = new ArrayList<>();

  ProfileFeatures(AttributeStatistics statistics, PopularityModel popularity) {
    values = statistics.table();
    scratch = new Scratch<>(() -> new Likings(values));
    Traits traits = statistics.traits();
    int[] of = new int[values.size()];
    var numbers = new LinkedHashMap<String, Integer>();
    for (int value = 0; value < of.length; value++) {
      of[value] = numbers.computeIfAbsent(traits.kind(value), _ -> numbers.size());
    }
    kinds = List.copyOf(numbers.keySet());
    kindOf = IntStream.range(0, of.length).map(at -> of[values.original(at)]).toArray();
    rarest = new int[traits.items()];
    rarities = new double[rarest.length];
    for (int item = 0; item < rarest.length; item++) {
      rarest[item] = -1;
      for (int at = values.start(item); at < values.start(item + 1); at++) {
        int value = values.number(at);
        if (rarest[item] < 0 || values.share(value) < values.share(rarest[item])) {
          rarest[item] = value;
        }
        rarities[item] += values.rarity(value);
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
    Likings likings = scratch.borrow();
    likings.of(history, tastes);
    var own = new BitSet();
    for (int k = 0; k < tastes.size(); k++) {
      own.set(history.item(k));
    }
    for (int place = 0; place < items.length; place++) {
      int column = 0;
      columns[column++][place] = history.size();
      if (tastes.size() == 0) {
        continue;
      }
      columns[column++][place] = (float) Math.abs(fame[items[place]] - usual);
      if (!kinds.isEmpty()) {
        // What one product alone has is unknown to whoever had nothing to do with it.
        int met = own.get(items[place]) ? values.size() : values.common();
        fill(items[place], met, likings, columns, column, place);
        column += 4 + kinds.size();
      }
      if (priced > 0) {
        columns[column][place] = prices[items[place]] - (float) (price / priced);
      }
    }
    scratch.giveBack(likings);
  }

  /// @param met above it are values that none of the visitor's products has
  private void fill(int item, int met, Likings likings, float[][] columns, int first, int place) {
    double best = 0;
    double sum = 0;
    double shared = 0;
    int start = values.start(item);
    int end = values.start(item + 1);
    for (int at = start; at < end; at++) {
      int value = values.number(at);
      double gain = 0;
      if (value < met) {
        gain = likings.gain(value);
        shared += likings.shared(value);
      }
      best = gain > best ? gain : best; // None is NaN, which a maximum would ask after.
      sum += gain;
      float liking = (float) (likings.ofStrangers() + gain);
      float[] ofKind = columns[first + 4 + kindOf[value]];
      if (!(ofKind[place] >= liking)) {
        ofKind[place] = liking;
      }
    }
    if (end > start) {
      int rare = rarest[item];
      double none = likings.ofStrangers();
      columns[first][place] = (float) (none + best);
      columns[first + 1][place] = (float) (none + sum / (end - start));
      columns[first + 2][place] = (float) (none + (rare < met ? likings.gain(rare) : 0));
      columns[first + 3][place] = (float) (shared / rarities[item]);
    }
  }
}
