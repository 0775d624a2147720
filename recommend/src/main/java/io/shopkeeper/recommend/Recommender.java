package io.shopkeeper.recommend;

/// Answers which products to show. Safe for any number of threads.
public interface Recommender {

  /// At most `request.count()` products, best first, each once; fewer or none where the shop knows
  /// too little, never an error for an unknown visitor or product.
  Recommendations recommend(RecommendationRequest request);
}
