package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import java.util.List;

/// D: how near a product's description is to those of the customer's products, by the cosine of
/// their vectors.
record TextFeatures(Traits traits) implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("descriptions.taste", Part.DESCRIPTIONS),
          Feature.of("descriptions.newest", Part.DESCRIPTIONS),
          Feature.of("descriptions.nearest", Part.DESCRIPTIONS));

  /// The newest products that the nearest is looked for among.
  private static final int RECENT = 10;

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    float[] taste = taste(traits, history, tastes);
    if (taste.length == 0) {
      return;
    }
    float[] newest = text(history.item(0));
    for (int place = 0; place < items.length; place++) {
      float[] vector = text(items[place]);
      if (vector.length > 0) {
        columns[0][place] = Vectors.dot(taste, vector);
        columns[1][place] = newest.length == 0 ? Float.NaN : Vectors.dot(newest, vector);
        for (int k = 0; k < Math.min(RECENT, tastes.size()); k++) {
          float[] other = text(history.item(k));
          float cosine = other.length == 0 ? Float.NaN : Vectors.dot(other, vector);
          if (!(columns[2][place] >= cosine)) {
            columns[2][place] = cosine;
          }
        }
      }
    }
  }

  /// The direction of what a history's descriptions say, of length 1; empty where none has any.
  static float[] taste(Traits traits, History history, Tastes tastes) {
    float[] taste = new float[0];
    for (int k = 0; k < tastes.size(); k++) {
      float[] vector = traits.of().get(history.item(k)).text();
      if (vector.length > 0) {
        taste = taste.length == 0 ? new float[vector.length] : taste;
        Vectors.axpy((float) tastes.weights()[k], vector, taste);
      }
    }
    double square = taste.length == 0 ? 0 : Vectors.squaredNorm(taste);
    if (!(square > 0)) {
      return new float[0];
    }
    Vectors.scale((float) (1 / Math.sqrt(square)), taste);
    return taste;
  }

  private float[] text(int item) {
    return traits.of().get(item).text();
  }
}
