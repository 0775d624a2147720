package io.shopkeeper.search.demand;

import io.shopkeeper.search.lexical.Terms;
import java.util.List;
import java.util.Set;

/// Words cut out of what customers wrote.
final class Wordings {
  private Wordings() {}

  /// The words of a text that say something, each once, as they are written.
  static List<String> telling(String text) {
    Set<String> terms = Terms.ofQuery(text).keySet();
    return Terms.plain(text).stream()
        .filter(word -> terms.containsAll(Terms.stems(word)))
        .filter(word -> word.codePointCount(0, word.length()) > 1)
        .distinct()
        .toList();
  }

  /// Words as one writes them behind each other.
  static String joined(List<String> words) {
    return String.join(words.stream().allMatch(Wordings::isHan) ? "" : " ", words);
  }

  static boolean isHan(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
