package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;

/// How much each product of a history says of the customer's taste: the newest most.
///
/// @param weights of the newest products, in the history's order, not scaled
/// @param sum of the weights
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Tastes(double[] weights, double sum) {
  /// Older ones say little and cost as much.
  private static final int MOST = 50;

  private static final double HALF_LIFE_MOMENTS = 8;

  static Tastes of(History history) {
    double[] weights = new double[Math.min(history.size(), MOST)];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] =
          RelationWeights.DEFAULT.of(history.relation(k))
              * Math.pow(2, -history.age(k) / HALF_LIFE_MOMENTS);
      sum += weights[k];
    }
    return new Tastes(weights, sum);
  }

  int size() {
    return weights.length;
  }
}
