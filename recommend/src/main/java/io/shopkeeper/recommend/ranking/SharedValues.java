package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// The overlaps of candidates with each of the newest products of one history, as
/// [AttributeStatistics#overlap], found by the values they share: a candidate costs its values and
/// as many steps as there are shared ones, not a comparison with every product. Taken up again for
/// the next history, since there are more values than one ever has. For one thread.
final class SharedValues {
  /// Sums that a processor may have at once: to have some in vain costs less than to copy them.
  private static final int TOGETHER = 32;

  private final AttributeStatistics statistics;
  private final ValueTable values;

  /// By value a bit for each of the newest products that has it.
  private final long[] having;

  private History history = History.EMPTY;

  /// Of one over the length of each of the newest products; 0 where it has no values.
  private double[] scales = {};

  private double[] overlaps = {};

  SharedValues(AttributeStatistics statistics) {
    this.statistics = statistics;
    values = statistics.table();
    having = new long[values.size()];
  }

  /// Makes them those of a history.
  ///
  /// @param count of the newest products, at most 64
  void of(History other, int count) {
    for (int k = 0; k < scales.length; k++) {
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        having[values.number(at)] = 0;
      }
    }
    history = other;
    scales = new double[count];
    overlaps = new double[Math.ceilDiv(count, TOGETHER) * TOGETHER];
    for (int k = 0; k < count; k++) {
      scales[k] = scale(history.item(k));
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        having[values.number(at)] |= 1L << k;
      }
    }
  }

  /// By place in the history, what is behind means nothing; the array is used again.
  double[] with(int item) {
    Arrays.fill(overlaps, 0);
    values.addSquares(item, having, overlaps);
    double scale = scale(item);
    for (int k = 0; k < scales.length; k++) {
      overlaps[k] *= scale * scales[k];
    }
    return overlaps;
  }

  private double scale(int item) {
    double norm = statistics.norm(item);
    return norm == 0 ? 0 : 1 / norm;
  }
}
