package io.shopkeeper.serve.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Marks in a text what another does not say: words, single Chinese characters, whatever their case
/// and order.
public final class Differences {
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|[^\\p{L}\\p{M}\\p{N}]+");

  /// A part of a text.
  ///
  /// @param differs whether the other text lacks it
  public record Piece(String text, boolean differs) {}

  private Differences() {}

  /// The pieces of `text`, which together are it. Nothing differs from an empty text: that only one
  /// of two tells something is said elsewhere.
  static List<Piece> of(String text, String other) {
    Map<String, Integer> others = new HashMap<>();
    words(other).forEach(word -> others.merge(folded(word), 1, Integer::sum));
    var pieces = new ArrayList<Piece>();
    for (String word : words(text)) {
      boolean counts = Character.isLetterOrDigit(word.codePointAt(0)) && !other.isEmpty();
      boolean differs = counts && others.merge(folded(word), -1, Integer::sum) < 0;
      if (!pieces.isEmpty() && pieces.getLast().differs() == differs) {
        word = pieces.removeLast().text() + word;
      }
      pieces.add(new Piece(word, differs));
    }
    return pieces;
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
