package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A: how much a product is to be expected to draw before anybody saw it, by what products that
/// share a brand, a category or another value with it draw.
///
/// With `n(a)` the interactions with products that have a value, `k(a)` how many such products
/// somebody had to do with, and `m` the mean of all those products: `log((n(a) + 3 m) / (k(a) m + 3
/// m))`, shrunk by three products' worth.
final class PriorFeatures implements FeatureSource {
  private static final double SHRINKAGE = 3;

  private final List<Feature> features = new ArrayList<>();

  /// By feature and item.
  private final float[][] values;

  PriorFeatures(Traits traits, Behaviour behaviour) {
    double[] taken = new double[traits.items()];
    for (int row = 0; row < behaviour.rows(); row++) {
      for (Interaction interaction : behaviour.row(row)) {
        taken[interaction.item()]++;
      }
    }
    long known = Arrays.stream(taken).filter(count -> count > 0).count();
    double mean = known == 0 ? 1 : Arrays.stream(taken).sum() / known;
    double[] draw = new double[traits.values().size()];
    double[] products = new double[draw.length];
    for (int item = 0; item < taken.length; item++) {
      for (int value : traits.attributes()[item]) {
        draw[value] += taken[item];
        products[value] += taken[item] > 0 ? 1 : 0;
      }
    }
    Map<String, Integer> kinds = new TreeMap<>();
    for (int value = 0; value < draw.length; value++) {
      kinds.putIfAbsent(traits.kind(value), 0);
      draw[value] = Math.log((draw[value] / mean + SHRINKAGE) / (products[value] + SHRINKAGE));
    }
    int place = 2;
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      kind.setValue(place++);
    }
    values = new float[place][taken.length];
    for (int item = 0; item < taken.length; item++) {
      int[] own = traits.attributes()[item];
      for (float[] column : values) {
        column[item] = Float.NaN;
      }
      double sum = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int value : own) {
        sum += draw[value];
        best = Math.max(best, draw[value]);
        float[] column = values[kinds.getOrDefault(traits.kind(value), 0)];
        if (!(column[item] >= draw[value])) {
          column[item] = (float) draw[value];
        }
      }
      if (own.length > 0) {
        values[0][item] = (float) sum;
        values[1][item] = (float) best;
      }
    }
    features.add(Feature.of("prior.sum", Part.ATTRIBUTES));
    features.add(Feature.of("prior.best", Part.ATTRIBUTES));
    kinds.keySet().forEach(kind -> features.add(Feature.of("prior." + kind, Part.ATTRIBUTES)));
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    for (int c = 0; c < columns.length; c++) {
      for (int place = 0; place < items.length; place++) {
        columns[c][place] = values[c][items[place]];
      }
    }
  }
}
