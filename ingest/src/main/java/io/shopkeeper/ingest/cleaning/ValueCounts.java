package io.shopkeeper.ingest.cleaning;

import java.util.HashMap;
import java.util.Map;

/// How often each value of a column occurs, for columns with few distinct values. A column that
/// turns out to have many is given up, and its memory with it.
final class ValueCounts {
  private static final int MOST_VALUES = 5_000;
  private static final int LONGEST = 60;
  private static final int FEWEST_RECORDS = 20;
  private static final double MOST_DISTINCT = .25;

  private final Map<String, int[]> counts = new HashMap<>();
  private long total;
  private boolean given;

  void add(String value) {
    total++;
    if (given) {
      return;
    }
    if (value.length() > LONGEST) {
      return;
    }
    int[] count = counts.get(value);
    if (count != null) {
      count[0]++;
    } else if (counts.size() == MOST_VALUES) {
      counts.clear();
      given = true;
    } else {
      counts.put(value, new int[] {1});
    }
  }

  long total() {
    return total;
  }

  /// Whether its values repeat so much that they are names of kinds, not of single things.
  boolean isFewValued() {
    return !given && total >= FEWEST_RECORDS && counts.size() <= total * MOST_DISTINCT;
  }

  int count(String value) {
    int[] count = counts.get(value);
    return count == null ? 0 : count[0];
  }

  /// Value to count.
  Map<String, int[]> all() {
    return counts;
  }
}
