package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How much each product of a history says of the customer's taste: the newest most.
///
/// @param weights of the newest products, in the history's order, not scaled
/// @param sum of the weights
/// @param shares of each in the sum
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Tastes(double[] weights, double sum, double[] shares) {
  /// Older ones say little and cost as much.
  private static final int MOST = 50;

  private static final double HALF_LIFE_MOMENTS = 8;

  /// What remains after so many moments.
  private static final double[] REMAINING =
      IntStream.range(0, MOST).mapToDouble(age -> Math.pow(2, -age / HALF_LIFE_MOMENTS)).toArray();

  static Tastes of(History history) {
    double[] weights = new double[Math.min(history.size(), MOST)];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      // An age counts moments between products of the history: it is at most k.
      weights[k] = RelationWeights.DEFAULT.of(history.relation(k)) * REMAINING[history.age(k)];
      sum += weights[k];
    }
    double all = sum;
    return new Tastes(weights, sum, DoubleStream.of(weights).map(of -> of / all).toArray());
  }

  int size() {
    return weights.length;
  }
}
