package io.shopkeeper.content.compose;

import java.util.List;

/// A run of clauses of one sentence that people wrote, to be said again.
///
/// @param text as a sentence of its own
/// @param stated the numbers of the values it states
/// @param particulars numbers and names that it needs support for as well
/// @param place where it stood in its text, from 0, the beginning, to 1
/// @param whole whether it was a whole sentence
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Passage(
    String text,
    Measured grams,
    int[] stated,
    List<String> particulars,
    double place,
    boolean whole) {

  /// Whether it began its text, as at most one sentence of a text can.
  boolean opens() {
    return place == 0;
  }
}
