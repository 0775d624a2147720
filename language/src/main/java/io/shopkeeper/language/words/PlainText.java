package io.shopkeeper.language.words;

import io.shopkeeper.language.NormalText;
import java.util.regex.Pattern;

/// A text as words are looked for in it: lower case, plain width, simplified characters, markup
/// blanked out. It is as long as the text it was made of, so that a place in one is the same place
/// in the other.
public final class PlainText {
  /// Of a longer text the beginning is read: what is behind it does not change a verdict.
  public static final int MOST_UNITS = 20_000;

  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|</?[a-z][^<>]*>|&(#?\\w{2,8});");

  private PlainText() {}

  /// At most [#MOST_UNITS] long.
  public static String of(String text) {
    String read = text.length() > MOST_UNITS ? text.substring(0, MOST_UNITS) : text;
    String seen =
        read.indexOf('<') < 0 && read.indexOf('&') < 0
            ? read
            : MARKUP.matcher(read).replaceAll(found -> " ".repeat(found.group().length()));
    char[] plain = seen.toCharArray();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain(plain[i]);
    }
    String folded = new String(plain);
    String simplified = NormalText.simplified(folded);
    return simplified.length() == folded.length() ? simplified : folded;
  }

  private static char plain(char c) {
    if (c > '\uFF00' && c < '\uFF5F') {
      return Character.toLowerCase((char) (c - 0xFEE0));
    }
    if (c == '’') {
      return '\'';
    }
    // Line breaks end clauses.
    if (c == '\n') {
      return c;
    }
    return Character.isISOControl(c) || Character.isSpaceChar(c) || isFormat(c)
        ? ' '
        : Character.toLowerCase(c);
  }

  private static boolean isFormat(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
