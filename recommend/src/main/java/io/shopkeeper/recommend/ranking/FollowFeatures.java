package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import java.util.List;

/// A: whether what a product is usually comes after what the customer's products are.
final class FollowFeatures implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("attributes.follow.best", Part.ATTRIBUTES),
          Feature.of("attributes.follow.mean", Part.ATTRIBUTES),
          Feature.of("attributes.follow.newest", Part.ATTRIBUTES));

  private final AttributeStatistics statistics;

  /// The followed values of the items, one item behind the other from its start.
  private final short[] followed;

  private final int[] starts;

  FollowFeatures(AttributeStatistics statistics) {
    this.statistics = statistics;
    starts = new int[statistics.traits().items() + 1];
    for (int item = 0; item < starts.length - 1; item++) {
      starts[item + 1] = starts[item];
      for (int value : statistics.attributes(item)) {
        starts[item + 1] += statistics.followedPlace(value) >= 0 ? 1 : 0;
      }
    }
    followed = new short[starts[starts.length - 1]];
    int next = 0;
    for (int item = 0; item < starts.length - 1; item++) {
      for (int value : statistics.attributes(item)) {
        int at = statistics.followedPlace(value);
        if (at >= 0) {
          followed[next++] = (short) at;
        }
      }
    }
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    float[] newest = new float[statistics.followedValues()];
    if (tastes.size() > 0) {
      statistics.addFollowing(history.item(0), 1, newest);
    }
    float[] after = sideBySide(following(history, tastes), newest);
    for (int place = 0; place < items.length; place++) {
      float best = Float.NEGATIVE_INFINITY;
      float sum = 0;
      float sumOfNewest = 0;
      int from = starts[items[place]];
      int count = starts[items[place] + 1] - from;
      for (int i = from; i < from + count; i++) {
        int at = 2 * followed[i];
        float afterAll = after[at];
        best = afterAll > best ? afterAll : best; // None is NaN, which a maximum would ask after.
        sum += afterAll;
        sumOfNewest += after[at + 1];
      }
      if (count > 0) {
        columns[0][place] = best;
        columns[1][place] = sum / count;
        columns[2][place] = sumOfNewest / count;
      }
    }
  }

  /// Two numbers for each value, since both are looked up together.
  private static float[] sideBySide(float[] one, float[] other) {
    float[] both = new float[2 * one.length];
    for (int at = 0; at < one.length; at++) {
      both[2 * at] = one[at];
      both[2 * at + 1] = other[at];
    }
    return both;
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
          weights[at] += tastes.shares()[k] / values.length;
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
