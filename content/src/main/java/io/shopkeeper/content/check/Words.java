package io.shopkeeper.content.check;

/// Whether words stand in a readable text.
final class Words {
  private Words() {}

  /// Whether a phrase stands in a text, not within a longer Latin word.
  static boolean holds(String text, String phrase) {
    if (phrase.isEmpty()) {
      return false;
    }
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (!(latin(text, at - 1) && latin(text, at))
          && !(latin(text, at + phrase.length()) && latin(text, at + phrase.length() - 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text has Chinese characters.
  static boolean han(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x2E80 && Character.isIdeographic(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean latin(String text, int at) {
    return at >= 0
        && at < text.length()
        && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN;
  }
}
