package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// The overlaps of candidates with each of the newest products of one history, as
/// [AttributeStatistics#overlap], found by the values they share: a candidate costs its values and
/// as many steps as there are shared ones, not a comparison with every product. Taken up again for
/// the next history, since there are more values than one ever has. For one thread.
final class SharedValues {
  private final AttributeStatistics statistics;

  /// By value a bit for each of the newest products that has it.
  private final long[] having;

  private History history = History.EMPTY;
  private double[] norms = {};
  private double[] overlaps = {};

  SharedValues(AttributeStatistics statistics) {
    this.statistics = statistics;
    having = new long[statistics.traits().values().size()];
  }

  /// Makes them those of a history.
  ///
  /// @param count of the newest products, at most 64
  void of(History other, int count) {
    for (int k = 0; k < norms.length; k++) {
      for (int value : statistics.attributes(history.item(k))) {
        having[value] = 0;
      }
    }
    history = other;
    norms = new double[count];
    overlaps = new double[count];
    for (int k = 0; k < count; k++) {
      norms[k] = statistics.norm(history.item(k));
      for (int value : statistics.attributes(history.item(k))) {
        having[value] |= 1L << k;
      }
    }
  }

  /// By place in the history; the array is used again.
  double[] with(int item) {
    Arrays.fill(overlaps, 0);
    for (int value : statistics.attributes(item)) {
      long places = having[value];
      if (places != 0) {
        double square = statistics.square(value);
        for (; places != 0; places &= places - 1) {
          overlaps[Long.numberOfTrailingZeros(places)] += square;
        }
      }
    }
    double norm = statistics.norm(item);
    for (int k = 0; k < overlaps.length; k++) {
      overlaps[k] = norm == 0 || norms[k] == 0 ? 0 : overlaps[k] / (norm * norms[k]);
    }
    return overlaps;
  }
}
