package io.shopkeeper.ingest.fusion;

import io.shopkeeper.numeric.SparseAccumulator;
import java.util.Arrays;

/// The records of platform A by their blocking keys: one sorted array of key and record, 8 bytes an
/// entry; a lookup is a binary search.
final class BlockIndex {
  private static final int RECORD_BITS = 26;
  private static final long RECORDS = (1L << RECORD_BITS) - 1;
  private static final int EXPECTED_KEYS = 24;

  private final long[] entries;
  private final int size;
  private final FusionSettings settings;
  private final BlockingKeys keys;

  BlockIndex(BlockingKeys keys, int size, FusionSettings settings) {
    if (size > RECORDS) {
      throw new IllegalArgumentException("at most %d records: %d".formatted(RECORDS, size));
    }
    this.keys = keys;
    this.size = size;
    this.settings = settings;
    var collected = new Entries(size * EXPECTED_KEYS + 1);
    for (int record = 0; record < size; record++) {
      long number = record;
      keys.of(record, key -> collected.add(entry(key) | number));
    }
    entries = collected.sortedDistinct();
  }

  /// The upper bits of a key. Two keys share them by chance once in billions, which costs a
  /// comparison and no more.
  private static long entry(long key) {
    return key & ~RECORDS;
  }

  /// A growing array.
  private static final class Entries {
    private long[] values;
    private int count;

    Entries(int capacity) {
      values = new long[capacity];
    }

    void add(long value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count + count / 2 + 1);
      }
      values[count++] = value;
    }

    long[] sortedDistinct() {
      Arrays.sort(values, 0, count);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (kept == 0 || values[i] != values[kept - 1]) {
          values[kept++] = values[i];
        }
      }
      return Arrays.copyOf(values, kept);
    }
  }

  /// Finds candidates for one record after another. For one thread.
  final class Search {
    private final SparseAccumulator shared = new SparseAccumulator(size);
    private long[] ranked = new long[64];

    /// The records of A that share keys with a record, the most and rarest first; ties by number.
    int[] candidates(int record) {
      shared.clear();
      keys.of(record, this::follow);
      int found = shared.size();
      if (found > ranked.length) {
        ranked = new long[2 * found];
      }
      for (int i = 0; i < found; i++) {
        // Ascending order is descending weight, then ascending number.
        int weight = Float.floatToIntBits((float) shared.value(i));
        ranked[i] = (long) (Integer.MAX_VALUE - weight) << Integer.SIZE | shared.column(i);
      }
      Arrays.sort(ranked, 0, found);
      int[] best = new int[Math.min(found, settings.candidates())];
      for (int i = 0; i < best.length; i++) {
        best[i] = (int) ranked[i];
      }
      return best;
    }

    private void follow(long key) {
      long prefix = entry(key);
      int from = lowerBound(prefix);
      int to = from;
      while (to < entries.length
          && (entries[to] & ~RECORDS) == prefix
          && to - from <= settings.mostInBlock()) {
        to++;
      }
      if (to == from || to - from > settings.mostInBlock()) {
        return;
      }
      double weight = Math.log((double) (size + 1) / (to - from));
      for (int i = from; i < to; i++) {
        shared.add((int) (entries[i] & RECORDS), weight);
      }
    }
  }

  private int lowerBound(long prefix) {
    int at = Arrays.binarySearch(entries, prefix);
    return at < 0 ? -at - 1 : at;
  }

  Search search() {
    return new Search();
  }
}
