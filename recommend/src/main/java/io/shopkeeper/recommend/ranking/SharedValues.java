package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// The overlaps of candidates with each of the newest products of one history, as
/// [AttributeStatistics#overlap], found by the values they share: a candidate costs its values and
/// as many steps as there are shared ones, not a comparison with every product. For one thread.
final class SharedValues {
  private final AttributeStatistics statistics;
  private final History history;
  private final double[] overlaps;

  /// By value, where its products begin in the other two; −1 for one that none has.
  private final int[] first;

  private final int[] place;
  private final int[] next;

  /// @param count of the newest products
  SharedValues(AttributeStatistics statistics, History history, int count) {
    this.statistics = statistics;
    this.history = history;
    overlaps = new double[count];
    first = new int[statistics.traits().values().size()];
    Arrays.fill(first, -1);
    int entries = 0;
    for (int k = 0; k < count; k++) {
      entries += statistics.attributes(history.item(k)).length;
    }
    place = new int[entries];
    next = new int[entries];
    int entry = 0;
    for (int k = 0; k < count; k++) {
      for (int value : statistics.attributes(history.item(k))) {
        place[entry] = k;
        next[entry] = first[value];
        first[value] = entry++;
      }
    }
  }

  /// By place in the history; the array is used again.
  double[] of(int item) {
    Arrays.fill(overlaps, 0);
    for (int value : statistics.attributes(item)) {
      int entry = first[value];
      if (entry >= 0) {
        double square = statistics.rarity(value) * statistics.rarity(value);
        for (; entry >= 0; entry = next[entry]) {
          overlaps[place[entry]] += square;
        }
      }
    }
    double norm = statistics.norm(item);
    for (int k = 0; k < overlaps.length; k++) {
      double other = statistics.norm(history.item(k));
      overlaps[k] = norm == 0 || other == 0 ? 0 : overlaps[k] / (norm * other);
    }
    return overlaps;
  }
}
