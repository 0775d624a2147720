package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of a title without traits; in Chinese its characters.
///
/// @param words sorted, each once, and `characters` likewise
/// @param whole all of it without spaces: "power bank" is "powerbank"
record TitleWords(List<String> words, int[] characters, String whole) {
  private static final int SHORTEST = 2;
  private static final int TELLING = 4;
  private static final double TYPING_ERROR = .92;

  /// A typing error makes one character another.
  private static final int FEWEST_CHARACTERS = 2;

  /// @param folded as [ProductTitles] has it
  static TitleWords of(String folded) {
    StringBuilder characters = new StringBuilder();
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inWord =
          i < folded.length() && folded.charAt(i) != ' ' && !FoldedText.isHan(folded.charAt(i));
      if (!inWord) {
        addWord(folded.substring(from, i), words);
        from = i + 1;
        if (i < folded.length() && FoldedText.isHan(folded.charAt(i))) {
          characters.append(folded.charAt(i));
        }
      }
    }
    return new TitleWords(
        words.stream().sorted().distinct().toList(),
        characters.chars().sorted().distinct().toArray(),
        folded.replace(" ", ""));
  }

  private static void addWord(String word, List<String> words) {
    if (word.length() >= SHORTEST) {
      words.add(word);
    }
  }

  boolean isEmpty() {
    return words.isEmpty() && characters.length == 0;
  }

  /// Whether this has a word that the other has not, not even mistyped or within another word.
  boolean hasOwn(TitleWords other) {
    int own = 0;
    for (int character : characters) {
      own += Arrays.binarySearch(other.characters, character) < 0 ? 1 : 0;
    }
    if (own >= FEWEST_CHARACTERS) {
      return true;
    }
    for (String word : words) {
      if (!other.words.contains(word) && !other.whole.contains(word) && !other.hasLike(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasLike(String word) {
    if (word.length() < TELLING) {
      return false;
    }
    for (String own : words) {
      if (own.length() >= TELLING
          && (Likeness.withinOneEdit(own, word)
              || own.charAt(0) == word.charAt(0)
                  && Likeness.jaroWinkler(own, word) >= TYPING_ERROR)) {
        return true;
      }
    }
    return false;
  }
}
