package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;

/// Which pairs of neighbouring characters, and which lengths, a column holds. 64 KiB.
final class ColumnContent {
  private static final int PAIRS = 1 << 13;
  private static final int LENGTHS = 16;
  private static final double SMOOTHING = .05;

  private final int[] pairs = new int[PAIRS];
  private final int[] lengths = new int[LENGTHS];
  private long allPairs;
  private long allTexts;

  void learn(String text) {
    if (text.isEmpty()) {
      return;
    }
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = shape(text.charAt(i));
      pairs[slot(before, c)]++;
      before = c;
    }
    allPairs += text.length();
    lengths[length(text)]++;
    allTexts++;
  }

  /// The logarithm of how probable a text is in this column.
  double fit(String text) {
    double sum = Math.log((lengths[length(text)] + SMOOTHING) / (allTexts + SMOOTHING * LENGTHS));
    double rest = Math.log(allPairs + SMOOTHING * PAIRS);
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = shape(text.charAt(i));
      sum += Math.log(pairs[slot(before, c)] + SMOOTHING) - rest;
      before = c;
    }
    return sum;
  }

  /// Digits are all alike: which ones stand there tells nothing of the column.
  private static char shape(char c) {
    return Character.isDigit(c) ? '0' : Character.toLowerCase(c);
  }

  private static int slot(char before, char c) {
    return (int) (Hashes.of(before, c) >>> 40) & (PAIRS - 1);
  }

  private static int length(String text) {
    int length = text.length();
    return length < LENGTHS / 2
        ? length
        : Math.min(LENGTHS - 1, LENGTHS / 2 + (length - LENGTHS / 2) / 8);
  }
}
