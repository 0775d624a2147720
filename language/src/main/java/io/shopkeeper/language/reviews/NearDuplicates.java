package io.shopkeeper.language.reviews;

import io.shopkeeper.language.NormalText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds texts that are nearly the same: min-hash signatures of runs of three letters, cut into
/// bands (Broder, "On the resemblance and containment of documents", 1997; Leskovec, Rajaraman and
/// Ullman, Mining of Massive Datasets, chapter 3), what falls together is compared exactly.
///
/// Cost: 64 hashes for every letter of the first 1,000 of a text. Two texts of resemblance .8 are
/// compared with probability .9997, of .5 with .64.
public final class NearDuplicates {
  private static final int BANDS = 16;
  private static final int ROWS = 4;
  private static final int RUN = 3;
  private static final int MOST_LETTERS = 1_000;
  private static final double ALIKE = .8;

  /// Shorter texts are alike without having been copied.
  private static final int LEAST_LETTERS = 12;

  private NearDuplicates() {}

  /// For every text the first one it is nearly the same as, by its place in the list: its own where
  /// there is none before it.
  public static int[] first(List<String> texts) {
    int[] first = new int[texts.size()];
    List<Set<Integer>> runs = texts.stream().map(NearDuplicates::runs).toList();
    Map<Long, Integer> buckets = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      if (runs.get(i).isEmpty()) {
        continue;
      }
      for (long band : bands(runs.get(i))) {
        int other = buckets.getOrDefault(band, i);
        if (other < first[i] && resemblance(runs.get(i), runs.get(other)) >= ALIKE) {
          first[i] = other;
        }
      }
      if (first[i] == i) {
        for (long band : bands(runs.get(i))) {
          buckets.putIfAbsent(band, i);
        }
      }
    }
    return first;
  }

  private static Set<Integer> runs(String text) {
    String key = NormalText.key(text.substring(0, Math.min(MOST_LETTERS, text.length())));
    if (key.length() < LEAST_LETTERS) {
      return Set.of();
    }
    var runs = new HashSet<Integer>();
    for (int i = 0; i + RUN <= key.length(); i++) {
      runs.add(key.substring(i, i + RUN).hashCode());
    }
    return runs;
  }

  private static long[] bands(Set<Integer> runs) {
    int[] least = new int[BANDS * ROWS];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int run : runs) {
      for (int h = 0; h < least.length; h++) {
        least[h] = Math.min(least[h], mixed(run, h));
      }
    }
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        hash = hash * 0x100000001b3L ^ least[band * ROWS + row];
      }
      bands[band] = hash;
    }
    return bands;
  }

  /// The finaliser of MurmurHash3 over a run and the number of a hash function.
  private static int mixed(int run, int function) {
    int h = run ^ function * 0x9E3779B9;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  private static double resemblance(Set<Integer> a, Set<Integer> b) {
    long both = a.stream().filter(b::contains).count();
    return (double) both / (a.size() + b.size() - both);
  }
}
