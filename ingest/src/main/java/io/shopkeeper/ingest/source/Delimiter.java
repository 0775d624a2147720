package io.shopkeeper.ingest.source;

/// Guesses what parts the cells of a table.
final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiter() {}

  /// The candidate that stands most often outside of quotes in the first line that is not blank; a
  /// comma if none does.
  static char guess(char[] chars, int limit) {
    int from = 0;
    while (from < limit && (chars[from] == '\n' || chars[from] == '\r' || chars[from] == ' ')) {
      from++;
    }
    int[] counts = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int i = from; i < limit && (quoted || chars[i] != '\n'); i++) {
      quoted ^= chars[i] == '"';
      for (int c = 0; c < CANDIDATES.length && !quoted; c++) {
        counts[c] += chars[i] == CANDIDATES[c] ? 1 : 0;
      }
    }
    int best = 0;
    for (int c = 1; c < CANDIDATES.length; c++) {
      best = counts[c] > counts[best] ? c : best;
    }
    return CANDIDATES[best];
  }
}
