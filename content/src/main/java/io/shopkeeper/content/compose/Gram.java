package io.shopkeeper.content.compose;

import java.util.List;

/// The kinds of n-grams by which two texts are compared, and the n-grams of a text as numbers.
enum Gram {
  ONE(1, true),
  TWO(2, true),
  THREE(3, true),
  FOUR(4, true),
  WORD(1, false),
  WORD_PAIR(2, false);

  static final int KINDS = values().length;

  private final int length;
  private final boolean fine;

  Gram(int length, boolean fine) {
    this.length = length;
    this.fine = fine;
  }

  /// Where this kind stands in arrays of one figure a kind.
  @SuppressWarnings("EnumOrdinal") // Never kept.
  int index() {
    return ordinal();
  }

  /// A number for every n-gram of this kind in order; those of two kinds are different.
  long[] of(Pieces pieces) {
    List<String> units = fine ? pieces.fine() : pieces.words();
    long[] grams = new long[Math.max(0, units.size() - length + 1)];
    for (int i = 0; i < grams.length; i++) {
      long hash = index() + 1L;
      for (String unit : units.subList(i, i + length)) {
        hash = mix(hash * 0x9E3779B97F4A7C15L + hash(unit));
      }
      grams[i] = hash;
    }
    return grams;
  }

  private static long hash(String unit) {
    long hash = 0;
    for (int i = 0; i < unit.length(); i++) {
      hash = hash * 0x100000001B3L + unit.charAt(i) + 1;
    }
    return hash;
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
