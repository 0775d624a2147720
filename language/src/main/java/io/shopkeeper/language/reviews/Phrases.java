package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds known phrases among words: the longest one that begins where a word does. One of a single
/// Han character must be a word.
final class Phrases {
  private static final int MOST_WORDS = 4;

  private Phrases() {}

  /// A phrase that was found: what it means, and in how many words.
  record Found<T>(T meaning, Span span, int words) {}

  static <T> Optional<Found<T>> at(
      String plain, List<Word> words, int from, Map<String, T> meanings) {
    for (int count = Math.min(MOST_WORDS, words.size() - from); count > 0; count--) {
      Span span =
          new Span(words.get(from).span().start(), words.get(from + count - 1).span().end());
      T meaning = meanings.get(key(span.in(plain)));
      if (meaning != null) {
        return Optional.of(new Found<>(meaning, span, count));
      }
    }
    return Optional.empty();
  }

  /// As a phrase is looked up: white space as one blank.
  static String key(String text) {
    return text.indexOf('\n') < 0 && text.indexOf("  ") < 0 ? text : text.replaceAll("\\s+", " ");
  }
}
