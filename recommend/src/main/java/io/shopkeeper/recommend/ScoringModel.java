package io.shopkeeper.recommend;

/// A model that has a score for every product, not for the best alone.
public interface ScoringModel extends RecommenderModel {

  /// The score of every product after a history, comparable within one answer only. O(products).
  float[] scores(History history);

  /// The scores of some products, by place in `items`: as [#scores(History)] tells them, and where
  /// a model can, without a look at the others.
  default float[] scores(History history, int[] items) {
    float[] all = scores(history);
    float[] some = new float[items.length];
    for (int place = 0; place < items.length; place++) {
      some[place] = all[items[place]];
    }
    return some;
  }
}
