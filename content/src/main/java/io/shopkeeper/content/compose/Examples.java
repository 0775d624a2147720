package io.shopkeeper.content.compose;

import java.util.Arrays;
import java.util.List;

/// The texts that were learned from, as n-grams, so that what is expected of a new text is a
/// weighted sum over them.
///
/// @param filled by example, the slots its text fills
/// @param totals by example and kind, how many n-grams it has
/// @param distinct by example, how many different words and pairs of words
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Examples(GramTable table, int[][] filled, int[][] totals, int[][] distinct) {

  static Examples of(List<Pieces> texts) {
    List<long[]> grams = texts.stream().map(Examples::all).toList();
    GramTable table = GramTable.of(grams);
    return new Examples(
        table,
        grams.stream().map(table::filled).toArray(int[][]::new),
        texts.stream().map(Examples::totals).toArray(int[][]::new),
        texts.stream().map(Examples::distinct).toArray(int[][]::new));
  }

  /// @param weights by example; they sum to one
  ExpectedText expected(double[] weights) {
    float[] filledSlots = new float[table.slots()];
    double[] total = new double[Gram.KINDS];
    double[] different = new double[2];
    for (int i = 0; i < weights.length; i++) {
      float weight = (float) weights[i];
      for (int slot : filled[i]) {
        filledSlots[slot] += weight;
      }
      add(total, weights[i], totals[i]);
      add(different, weights[i], distinct[i]);
    }
    for (int slot = 0; slot < filledSlots.length; slot++) {
      filledSlots[slot] = Math.clamp(filledSlots[slot], 0, 1);
    }
    return new ExpectedText(
        filledSlots,
        Arrays.stream(total).map(n -> Math.max(1, n)).toArray(),
        Math.max(1, different[0]),
        Math.max(1, different[1]));
  }

  private static void add(double[] sum, double weight, int[] addend) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * addend[i];
    }
  }

  private static long[] all(Pieces text) {
    return Arrays.stream(Gram.values())
        .flatMapToLong(kind -> Arrays.stream(kind.of(text)))
        .toArray();
  }

  private static int[] totals(Pieces text) {
    return Arrays.stream(Gram.values()).mapToInt(kind -> kind.of(text).length).toArray();
  }

  private static int[] distinct(Pieces text) {
    return new int[] {
      (int) Arrays.stream(Gram.WORD.of(text)).distinct().count(),
      (int) Arrays.stream(Gram.WORD_PAIR.of(text)).distinct().count()
    };
  }
}
