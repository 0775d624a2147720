package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.ArrayList;
import java.util.List;

/// A: what a product is, what it has in common with the customer's, and whether what it is usually
/// comes after them.
final class AttributeFeatures implements FeatureSource {
  private final AttributeStatistics statistics;
  private final float[] prices;
  private final List<Feature> features = new ArrayList<>();

  AttributeFeatures(AttributeStatistics statistics) {
    this.statistics = statistics;
    Traits traits = statistics.traits();
    prices = traits.anyPrices() ? traits.logPrices() : new float[0];
    if (traits.anyAttributes()) {
      add("attributes.count");
      add("attributes.rarest");
      add("attributes.overlap.newest");
      add("attributes.overlap.before");
      add("attributes.overlap.best");
      add("attributes.overlap.mean");
      add("attributes.follow.best");
      add("attributes.follow.mean");
      add("attributes.follow.newest");
    }
    if (prices.length > 0) {
      features.add(new Feature("attributes.price", "attributes.price", Part.ATTRIBUTES));
      add("attributes.price.newest");
    }
  }

  private void add(String name) {
    features.add(Feature.of(name, Part.ATTRIBUTES));
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    boolean attributes = statistics.traits().anyAttributes();
    float[] following = new float[statistics.followedValues()];
    float[] afterNewest = new float[following.length];
    for (int k = 0; attributes && k < tastes.size(); k++) {
      statistics.addFollowing(history.item(k), tastes.weights()[k] / tastes.sum(), following);
    }
    if (attributes && tastes.size() > 0) {
      statistics.addFollowing(history.item(0), 1, afterNewest);
    }
    var shared = new SharedValues(statistics, history, tastes.size());
    for (int place = 0; place < items.length; place++) {
      int item = items[place];
      int column = 0;
      if (attributes) {
        fill(shared.of(item), tastes, item, columns, place);
        follow(item, following, afterNewest, columns, place);
        column = 9;
      }
      if (prices.length > 0) {
        columns[column][place] = prices[item];
        columns[column + 1][place] =
            history.size() == 0 ? Float.NaN : prices[item] - prices[history.item(0)];
      }
    }
  }

  /// @param overlaps with the history's products
  private void fill(double[] overlaps, Tastes tastes, int item, float[][] columns, int place) {
    int[] values = statistics.attributes(item);
    columns[0][place] = values.length;
    double rarest = 1;
    for (int value : values) {
      rarest = Math.min(rarest, statistics.share(value));
    }
    columns[1][place] = values.length == 0 ? Float.NaN : (float) Math.log(rarest);
    double best = 0;
    double mean = 0;
    for (int k = 0; k < tastes.size(); k++) {
      double overlap = overlaps[k];
      if (k < 2) {
        columns[2 + k][place] = (float) overlap;
      }
      best = Math.max(best, overlap);
      mean += overlap * tastes.weights()[k] / tastes.sum();
    }
    if (tastes.size() > 0) {
      columns[4][place] = (float) best;
      columns[5][place] = (float) mean;
    }
  }

  private void follow(
      int item, float[] following, float[] afterNewest, float[][] columns, int place) {
    float best = Float.NEGATIVE_INFINITY;
    float sum = 0;
    float newest = 0;
    int count = 0;
    for (int value : statistics.attributes(item)) {
      int at = statistics.followedPlace(value);
      if (at >= 0) {
        best = Math.max(best, following[at]);
        sum += following[at];
        newest += afterNewest[at];
        count++;
      }
    }
    if (count > 0) {
      columns[6][place] = best;
      columns[7][place] = sum / count;
      columns[8][place] = newest / count;
    }
  }
}
