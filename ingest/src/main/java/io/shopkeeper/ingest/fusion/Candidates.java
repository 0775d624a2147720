package io.shopkeeper.ingest.fusion;

import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;

/// The pairs that share a blocking key, compared: 20 bytes a pair.
///
/// @param a the record of A of each pair
/// @param b the joint number of its record of B; ascending
/// @param patterns the number of its pattern
/// @param identityRarity and `evidenceRarity` as in [Rarity]
/// @param distinct the patterns by number
record Candidates(
    int[] a,
    int[] b,
    int[] patterns,
    float[] identityRarity,
    float[] evidenceRarity,
    int[] distinct) {
  private static final int BLOCK = 256;

  int size() {
    return a.length;
  }

  int pattern(int pair) {
    return distinct[patterns[pair]];
  }

  Rarity rarity(int pair) {
    return new Rarity(identityRarity[pair], evidenceRarity[pair]);
  }

  /// Finds and compares, a record of B to a worker; the result does not depend on how many work.
  static Candidates find(
      JointRecords records,
      Comparisons comparisons,
      BlockingKeys keys,
      FusionSettings settings,
      Workers workers) {
    var index = new BlockIndex(keys, records.sizeA(), settings);
    int[][] found = new int[records.sizeB()][];
    int[][] compared = new int[found.length][];
    Rarity[][] rarities = new Rarity[found.length][];
    workers.forEach(
        found.length,
        BLOCK,
        () -> {
          BlockIndex.Search search = index.search();
          return i -> {
            int right = records.sizeA() + i;
            int[] lefts = search.candidates(right);
            int[] patterns = new int[lefts.length];
            Rarity[] rarity = new Rarity[lefts.length];
            for (int c = 0; c < lefts.length; c++) {
              patterns[c] = comparisons.pattern(lefts[c], right);
              rarity[c] = comparisons.rarity(lefts[c], right, patterns[c]);
            }
            found[i] = lefts;
            compared[i] = patterns;
            rarities[i] = rarity;
          };
        });
    return joined(records.sizeA(), found, compared, rarities);
  }

  private static Candidates joined(
      int sizeA, int[][] found, int[][] compared, Rarity[][] rarities) {
    int size = Arrays.stream(found).mapToInt(lefts -> lefts.length).sum();
    int[] a = new int[size];
    int[] b = new int[size];
    int[] patterns = new int[size];
    float[] identity = new float[size];
    float[] evidence = new float[size];
    var index = new LongIndex();
    int at = 0;
    for (int i = 0; i < found.length; i++) {
      for (int c = 0; c < found[i].length; c++) {
        a[at] = found[i][c];
        b[at] = sizeA + i;
        patterns[at] = index.add(compared[i][c]);
        identity[at] = rarities[i][c].identity();
        evidence[at++] = rarities[i][c].evidence();
      }
    }
    int[] distinct = new int[index.size()];
    for (int[] row : compared) {
      for (int pattern : row) {
        distinct[index.find(pattern)] = pattern;
      }
    }
    return new Candidates(a, b, patterns, identity, evidence, distinct);
  }
}
