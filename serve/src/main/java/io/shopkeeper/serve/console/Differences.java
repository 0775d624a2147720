package io.shopkeeper.serve.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Marks in a text what another does not say: words of Latin letters, single Chinese characters,
/// whatever their case. By the longest common subsequence, O(words²), of texts of up to 300 words.
public final class Differences {
  private static final int MOST = 300;
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|[^\\p{L}\\p{M}\\p{N}]+");

  /// A part of a text.
  ///
  /// @param differs whether the other text lacks it
  public record Piece(String text, boolean differs) {}

  private Differences() {}

  /// The pieces of `text`, which together are it.
  static List<Piece> of(String text, String other) {
    List<String> words = words(text);
    List<String> others = words(other);
    if (text.isEmpty() || other.isEmpty() || Math.max(words.size(), others.size()) > MOST) {
      return text.isEmpty() ? List.of() : List.of(new Piece(text, false));
    }
    int[][] common = new int[words.size() + 1][others.size() + 1];
    for (int i = words.size() - 1; i >= 0; i--) {
      for (int j = others.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(words.get(i), others.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var pieces = new ArrayList<Piece>();
    int j = 0;
    for (int i = 0; i < words.size(); i++) {
      while (j < others.size()
          && !same(words.get(i), others.get(j))
          && common[i][j + 1] == common[i][j]) {
        j++;
      }
      boolean found = j < others.size() && same(words.get(i), others.get(j));
      j += found ? 1 : 0;
      add(pieces, words.get(i), !found && Character.isLetterOrDigit(words.get(i).codePointAt(0)));
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, String word, boolean differs) {
    if (!pieces.isEmpty() && pieces.getLast().differs() == differs) {
      Piece last = pieces.removeLast();
      pieces.add(new Piece(last.text() + word, differs));
    } else {
      pieces.add(new Piece(word, differs));
    }
  }

  private static boolean same(String word, String other) {
    return word.equals(other)
        || word.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
