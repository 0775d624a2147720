package io.shopkeeper.content.compose;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as n-grams are counted in it: characters in Chinese and words elsewhere, and words in
/// both.
///
/// @param fine characters, or words and punctuation
/// @param words without punctuation
record Pieces(List<String> fine, List<String> words) {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{Nd}]+(?:['-][\\p{L}\\p{Nd}]+)*|[^\\s\\p{L}\\p{Nd}]");

  static Pieces of(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    List<String> words =
        Words.of(plain, new Span(0, plain.length())).stream().map(Word::text).toList();
    List<String> fine =
        Language.of(text) == Language.CHINESE
            ? plain.codePoints().mapToObj(Character::toString).toList()
            : TOKEN.matcher(plain).results().map(found -> found.group()).toList();
    return new Pieces(fine, words);
  }
}
