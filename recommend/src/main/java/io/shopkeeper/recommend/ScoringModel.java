package io.shopkeeper.recommend;

/// A model that has a score for every product, not for the best alone.
public interface ScoringModel extends RecommenderModel {

  /// The score of every product after a history, comparable within one answer only. O(products).
  float[] scores(History history);
}
