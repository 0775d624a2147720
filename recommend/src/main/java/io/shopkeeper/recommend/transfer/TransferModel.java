package io.shopkeeper.recommend.transfer;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.DenseMatrix;

/// Scores every item of the target domain for every customer. Immutable; safe for any number of
/// threads.
public final class TransferModel {
  /// Customers by whose scores it is told how far scores spread.
  private static final int SAMPLED = 200;

  private final DenseMatrix weights;
  private final CsrMatrix target;
  private final float[] popularity;
  private final float trend;

  private TransferModel(DenseMatrix weights, CsrMatrix target, float[] popularity, float trend) {
    this.weights = weights;
    this.target = target;
    this.popularity = popularity;
    this.trend = trend;
  }

  /// @param weights of every customer for every other
  static TransferModel of(DenseMatrix weights, CsrMatrix target, double trend) {
    float[] popularity = new float[target.columns()];
    float most = 1;
    for (int at = 0; at < target.entries(); at++) {
      most = Math.max(most, ++popularity[target.column(at)]);
    }
    for (int item = 0; item < popularity.length; item++) {
      popularity[item] /= most;
    }
    return new TransferModel(weights, target, popularity, 0).withTrend(trend);
  }

  /// The same with another share of what is popular.
  public TransferModel withTrend(double share) {
    TransferModel bare = new TransferModel(weights, target, popularity, 0);
    return new TransferModel(weights, target, popularity, (float) (share * bare.spread()));
  }

  /// The standard deviation of the scores of customers, evenly chosen.
  private double spread() {
    int step = Math.max(1, weights.rows() / SAMPLED);
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int customer = 0; customer < weights.rows(); customer += step) {
      for (float score : scores(customer)) {
        sum += score;
        squares += (double) score * score;
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
  }

  /// By item. O(interactions of the target domain).
  public float[] scores(int customer) {
    float[] scores = new float[popularity.length];
    for (int other = 0; other < weights.rows(); other++) {
      float weight = weights.values()[customer * weights.columns() + other];
      for (int at = target.rowStart(other); at < target.rowEnd(other); at++) {
        scores[target.column(at)] += weight * target.value(at);
      }
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] += trend * popularity[item];
    }
    return scores;
  }
}
