package io.shopkeeper.language.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a plain text where a thought ends: at punctuation, and before words that turn it round
/// ("but", 但是), so that opposite opinions come apart.
public final class Clauses {
  // A point between digits or letters is none: 15.4, U.S.
  private static final Pattern END =
      Pattern.compile(
          "[。！？；，、!?;\\n…~～]+|[.,:](?![\\p{L}\\p{Nd}])[.,:]*|(?<=\\p{IsHan})[,:.]|[()\\[\\]（）【】“”\"]"
              + "|(?<=[\\s\\p{P}])(?=(?:but|although|however|though|whereas|while|except)\\b)"
              + "|(?<!^)(?=但是|但|不过|可是|就是|只是|然而|虽然|除了)");

  private Clauses() {}

  /// Clauses that hold a letter or a digit, in order.
  public static List<Span> of(String plain) {
    var clauses = new ArrayList<Span>();
    Matcher ends = END.matcher(plain);
    int from = 0;
    while (ends.find()) {
      add(clauses, plain, from, ends.start());
      from = ends.end();
    }
    add(clauses, plain, from, plain.length());
    return clauses;
  }

  private static void add(List<Span> clauses, String plain, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && plain.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && plain.charAt(end - 1) <= ' ') {
      end--;
    }
    if (plain.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
      clauses.add(new Span(start, end));
    }
  }
}
