package io.shopkeeper.ingest.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// In how many texts of the load a word occurs; the first 200,000 words.
final class WordCounts {
  private static final int MOST_WORDS = 200_000;

  private final Map<String, int[]> counts = new HashMap<>();

  void add(String text) {
    for (String word : words(text)) {
      int[] count = counts.get(word);
      if (count != null) {
        count[0]++;
      } else if (counts.size() < MOST_WORDS) {
        counts.put(word, new int[] {1});
      }
    }
  }

  int count(String word) {
    int[] count = counts.get(word);
    return count == null ? 0 : count[0];
  }

  /// The different runs of letters, in lower case.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        String word = text.substring(start, i).toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
          words.add(word);
        }
        start = -1;
      }
    }
    return words;
  }
}
