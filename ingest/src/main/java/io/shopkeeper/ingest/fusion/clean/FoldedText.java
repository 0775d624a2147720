package io.shopkeeper.ingest.fusion.clean;

import java.text.Normalizer;
import java.util.Locale;

/// Texts without what does not tell them apart: width, case, accents, punctuation, spaces.
public final class FoldedText {

  private FoldedText() {}

  /// Compatibility forms taken apart (NFKD), lower case, no accents; punctuation becomes single
  /// spaces but for a point or a comma between digits, which becomes a point.
  public static String of(String text) {
    String plain = isAscii(text) ? text.toLowerCase(Locale.ROOT) : decomposed(text);
    StringBuilder folded = new StringBuilder(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean mark = (c == '.' || c == ',') && betweenDigits(plain, i);
      if (mark || Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && !folded.isEmpty()) {
          folded.append(' ');
        }
        gap = false;
        folded.append(mark ? '.' : c);
      } else if (c != '\'' && Character.getType(c) != Character.NON_SPACING_MARK) {
        gap = true;
      }
    }
    return folded.toString();
  }

  /// Whether a character is one of Chinese writing.
  public static boolean isHan(int character) {
    return character >= 0x2E80
        && (character <= 0x9FFF && character >= 0x3400
            || Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN);
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }

  private static boolean betweenDigits(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && isDigit(text.charAt(at - 1))
        && isDigit(text.charAt(at + 1));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
