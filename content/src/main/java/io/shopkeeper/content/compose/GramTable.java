package io.shopkeeper.content.compose;

import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The n-grams that stand in at least two examples, and the *slots* of each: one for its first
/// occurrence in a text, one for its second, and so on, as far as any example goes. A text is
/// compared with another slot by slot, so that a word said thrice is not matched by one said once.
final class GramTable {
  private static final int LEAST_EXAMPLES = 2;
  private static final int MOST_SLOTS = 6;

  private final LongIndex index = new LongIndex();

  /// Where the slots of each gram begin, and those of the next.
  private final int[] starts;

  private GramTable(List<long[]> examples) {
    var all = new LongIndex();
    examples.forEach(grams -> Arrays.stream(grams).forEach(all::add));
    int[] inExamples = new int[all.size()];
    int[] most = new int[all.size()];
    int[] counts = new int[all.size()];
    long[] keys = new long[all.size()];
    for (long[] grams : examples) {
      for (long gram : grams) {
        int id = all.find(gram);
        keys[id] = gram;
        inExamples[id] += counts[id] == 0 ? 1 : 0;
        most[id] = Math.max(most[id], ++counts[id]);
      }
      for (long gram : grams) {
        counts[all.find(gram)] = 0;
      }
    }
    int[] kept =
        IntStream.range(0, keys.length).filter(id -> inExamples[id] >= LEAST_EXAMPLES).toArray();
    starts = new int[kept.length + 1];
    for (int i = 0; i < kept.length; i++) {
      index.add(keys[kept[i]]);
      starts[i + 1] = starts[i] + Math.min(MOST_SLOTS, most[kept[i]]);
    }
  }

  /// @param examples the n-grams of each text, as often as they stand there
  static GramTable of(List<long[]> examples) {
    return new GramTable(examples);
  }

  int grams() {
    return starts.length - 1;
  }

  int slots() {
    return starts[starts.length - 1];
  }

  /// The gram's number, or -1 if it is not kept.
  int find(long gram) {
    return index.find(gram);
  }

  /// The slot of an occurrence, the first being 0; -1 if no example has as many.
  int slot(int gram, int occurrence) {
    int slot = starts[gram] + occurrence;
    return slot < starts[gram + 1] ? slot : -1;
  }

  /// The slots that a text fills.
  int[] filled(long[] grams) {
    int[] known =
        Arrays.stream(grams).mapToInt(this::find).filter(id -> id >= 0).sorted().toArray();
    int[] slots = new int[known.length];
    int filled = 0;
    int occurrence = 0;
    for (int i = 0; i < known.length; i++) {
      occurrence = i > 0 && known[i] == known[i - 1] ? occurrence + 1 : 0;
      int slot = slot(known[i], occurrence);
      if (slot >= 0) {
        slots[filled++] = slot;
      }
    }
    return Arrays.copyOf(slots, filled);
  }
}
