package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import java.util.List;

/// D: how near a product's description is to those of the customer's products, by the cosine of
/// their vectors.
final class TextFeatures implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("descriptions.taste", Part.DESCRIPTIONS),
          Feature.of("descriptions.newest", Part.DESCRIPTIONS),
          Feature.of("descriptions.nearest", Part.DESCRIPTIONS));

  /// The newest products that the nearest is looked for among.
  private static final int RECENT = 10;

  private final Traits traits;
  private final int length;

  /// The vectors of all products one behind the other; zeros for one without.
  private final float[] vectors;

  TextFeatures(Traits traits) {
    this.traits = traits;
    length = traits.of().stream().mapToInt(of -> of.text().length).max().orElse(0);
    vectors = new float[length * traits.items()];
    for (int item = 0; item < traits.items(); item++) {
      float[] text = text(item);
      System.arraycopy(text, 0, vectors, item * length, text.length);
    }
  }

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
    dots(taste, items, columns[0]);
    float[] cosines = new float[items.length];
    for (int k = 0; k < Math.min(RECENT, tastes.size()); k++) {
      float[] other = text(history.item(k));
      if (other.length == length) {
        dots(other, items, k == 0 ? columns[1] : cosines);
        float[] own = k == 0 ? columns[1] : cosines;
        for (int place = 0; place < items.length; place++) {
          if (!(columns[2][place] >= own[place])) {
            columns[2][place] = own[place];
          }
        }
      }
    }
    for (int place = 0; place < items.length; place++) {
      if (text(items[place]).length == 0) {
        columns[0][place] = Float.NaN;
        columns[1][place] = Float.NaN;
        columns[2][place] = Float.NaN;
      }
    }
  }

  private void dots(float[] query, int[] items, float[] products) {
    Vectors.dots(query, vectors, length, items, products);
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
