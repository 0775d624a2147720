package io.shopkeeper.language;

import java.util.Locale;

/// The languages that are understood, told by their scripts.
public enum Language {
  CHINESE,
  ENGLISH,
  /// Another script, or no letters at all.
  OTHER;

  /// A Han character says about as much as this many Latin letters.
  private static final int LETTERS_A_CHARACTER = 3;

  /// The one a shop of a locale speaks, of the two that are spoken: Chinese, or else English.
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  /// The language most of a text is written in. A text with kana or hangul, however few among Han
  /// characters, is neither.
  public static Language of(String text) {
    int han = 0;
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 128) {
        // Asking for the script of a character takes longer than all else here.
        latin += Character.isLetter(point) ? 1 : 0;
      } else if (Character.isLetter(point)) {
        switch (Character.UnicodeScript.of(point)) {
          case HAN -> han++;
          case LATIN -> latin++;
          default -> other++;
        }
      }
    }
    if (han + latin == 0 || 4 * other > han + latin) {
      return OTHER;
    }
    return LETTERS_A_CHARACTER * han >= latin ? CHINESE : ENGLISH;
  }
}
