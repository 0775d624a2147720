package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import java.util.List;

/// A: whether what a product is usually comes after what the customer's products are.
record FollowFeatures(AttributeStatistics statistics) implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("attributes.follow.best", Part.ATTRIBUTES),
          Feature.of("attributes.follow.mean", Part.ATTRIBUTES),
          Feature.of("attributes.follow.newest", Part.ATTRIBUTES));

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    float[] following = following(history, tastes);
    float[] afterNewest = new float[following.length];
    if (tastes.size() > 0) {
      statistics.addFollowing(history.item(0), 1, afterNewest);
    }
    for (int place = 0; place < items.length; place++) {
      float best = Float.NEGATIVE_INFINITY;
      float sum = 0;
      float newest = 0;
      int count = 0;
      for (int value : statistics.attributes(items[place])) {
        int at = statistics.followedPlace(value);
        if (at >= 0) {
          best = Math.max(best, following[at]);
          sum += following[at];
          newest += afterNewest[at];
          count++;
        }
      }
      if (count > 0) {
        columns[0][place] = best;
        columns[1][place] = sum / count;
        columns[2][place] = newest / count;
      }
    }
  }

  /// How much more often than by chance each followed value comes after the history's products:
  /// what several of them share is looked up once.
  private float[] following(History history, Tastes tastes) {
    float[] following = new float[statistics.followedValues()];
    double[] weights = new double[following.length];
    for (int k = 0; k < tastes.size(); k++) {
      int[] values = statistics.attributes(history.item(k));
      for (int value : values) {
        int at = statistics.followedPlace(value);
        if (at >= 0) {
          weights[at] += tastes.weights()[k] / tastes.sum() / values.length;
        }
      }
    }
    for (int at = 0; at < weights.length; at++) {
      if (weights[at] != 0) {
        Vectors.axpy((float) weights[at], statistics.lift(at), following);
      }
    }
    return following;
  }
}
