package io.shopkeeper.assist.understand;

import io.shopkeeper.numeric.EditDistance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Corrects slips of the pen: a Latin word that is none of a list, and is one letter changed, left
/// out, added or exchanged with its neighbour away from a single long word of it (Damerau, CACM
/// 1964). Immutable.
final class Typos {
  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}+");
  private static final int SHORTEST = 6;

  private final Set<String> words = new HashSet<>();

  /// @param texts whose words are right
  Typos(List<String> texts) {
    for (String text : texts) {
      WORD.matcher(text.toLowerCase(Locale.ROOT))
          .results()
          .map(MatchResult::group)
          .forEach(words::add);
    }
  }

  String corrected(String normal) {
    return WORD.matcher(normal).replaceAll(found -> Matcher.quoteReplacement(meant(found.group())));
  }

  private String meant(String word) {
    if (word.length() < SHORTEST - 1 || words.contains(word)) {
      return word;
    }
    List<String> near = words.stream().filter(other -> slip(word, other)).limit(2).toList();
    return near.size() == 1 ? near.getFirst() : word;
  }

  private static boolean slip(String typed, String word) {
    return word.length() >= SHORTEST && EditDistance.atMost(1, typed, word) <= 1;
  }
}
