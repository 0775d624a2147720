package io.shopkeeper.content.write;

import java.util.regex.Pattern;

/// A field on one line, as it is shown: without tags, control characters and outer blanks.
final class NormalSpace {
  private static final Pattern TAG =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|</?[a-z][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+");

  private NormalSpace() {}

  static String of(String text) {
    if (plain(text)) {
      return text;
    }
    return SPACE.matcher(TAG.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /// Whether there is nothing to be changed, told without the patterns: most fields are so.
  private static boolean plain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = Character.isLetterOrDigit(c) || c > ' ' && c < 0x7F && c != '<';
      if (!word && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }
}
