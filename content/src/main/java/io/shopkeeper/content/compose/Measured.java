package io.shopkeeper.content.compose;

import java.util.Arrays;

/// A text as n-grams of a table.
///
/// @param known by kind, the numbers of the n-grams that the table has, as often as they stand
///   there
/// @param totals by kind, how many n-grams there are, known or not
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Measured(int[][] known, int[] totals) {

  static Measured of(Pieces pieces, GramTable table) {
    int[][] known = new int[Gram.KINDS][];
    int[] totals = new int[Gram.KINDS];
    for (Gram kind : Gram.values()) {
      long[] grams = kind.of(pieces);
      totals[kind.index()] = grams.length;
      known[kind.index()] =
          Arrays.stream(grams).mapToInt(table::find).filter(id -> id >= 0).toArray();
    }
    return new Measured(known, totals);
  }
}
