package io.shopkeeper.language.catalogue;

import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What names are compared by: a Han character, a run of other letters, or a run of digits; so that
/// `Mate60`, `mate 60` and `MATE-60` are the same.
///
/// @param text in lower case and simplified characters
/// @param span where it stands
record Unit(String text, Span span) {

  /// The units of a text, in order.
  static List<Unit> of(String text) {
    var units = new ArrayList<Unit>();
    int at = 0;
    while (at < text.length()) {
      int kind = kind(text.codePointAt(at));
      int end = at + Character.charCount(text.codePointAt(at));
      while (kind > HAN && end < text.length() && kind(text.codePointAt(end)) == kind) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (kind > NEITHER) {
        String written = text.substring(at, end);
        String normal =
            kind == HAN ? NormalText.simplified(written) : written.toLowerCase(Locale.ROOT);
        units.add(new Unit(normal, new Span(at, end)));
      }
      at = end;
    }
    return units;
  }

  private static final int NEITHER = 0;
  private static final int HAN = 1;
  private static final int LETTERS = 2;
  private static final int DIGITS = 3;

  private static int kind(int character) {
    if (Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN) {
      return HAN;
    }
    if (Character.isDigit(character)) {
      return DIGITS;
    }
    return Character.isLetter(character) ? LETTERS : NEITHER;
  }

  boolean isHan() {
    return kind(text.codePointAt(0)) == HAN;
  }

  boolean isDigits() {
    return kind(text.codePointAt(0)) == DIGITS;
  }
}
