package io.shopkeeper.numeric;

import java.util.Arrays;

/// Counts the slips between two words: letters left out, added, mistaken, or two neighbours changed
/// over (Damerau, 1964; the restricted form, in which no place is edited twice).
public final class EditDistance {
  private EditDistance() {}

  /// The distance, or `most + 1` for anything above `most`. Cost: length × length.
  public static int atMost(int most, String a, String b) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(previous, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int mistaken = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(mistaken, 1 + Math.min(previous[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = previous;
      previous = row;
      row = spare;
    }
    return Math.min(previous[b.length()], most + 1);
  }
}
