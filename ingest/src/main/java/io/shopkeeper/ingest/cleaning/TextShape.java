package io.shopkeeper.ingest.cleaning;

/// What a value looks like, as one of 2,560 shapes: a whole number or an amount of some magnitude,
/// a date, text of some length and number of words, in Chinese or not, with digits or without, or a
/// code such as `C00728`, by the letters it begins with and how many digits follow.
final class TextShape {
  static final int COUNT = 5 << 9;

  private static final int INTEGER = 0;
  private static final int DECIMAL = 1 << 9;
  static final int DATE = 2 << 9;
  private static final int TEXT = 3 << 9;
  private static final int CODE = 4 << 9;
  private static final int MOST_DIGITS = 7;
  private static final int PREFIXES = 1 << 6;
  private static final int MOST_WORDS = 7;
  private static final int LONGEST = 15;

  /// Of Knuth's multiplicative hashing.
  private static final int SPREAD = 0x9E3779B1;

  private TextShape() {}

  static int of(String text) {
    int digits = 0;
    int marks = 0;
    int dashes = 0;
    int words = 1;
    boolean letters = false;
    boolean han = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' || c == ',') {
        marks++;
      } else if (c == '-' || c == '/' || c == '年' || c == '月') {
        dashes++;
      } else if (c == ' ') {
        words++;
      } else if (Character.isLetter(c)) {
        letters = true;
        han |= c >= 0x3400 && c <= 0x9FFF;
      }
    }
    boolean leadsWithDigit = text.charAt(0) >= '0' && text.charAt(0) <= '9';
    boolean dashed = dashes == 2 || dashes == 3;
    if (digits >= 5 && leadsWithDigit && (dashed || marks == 2 && isDotted(text))) {
      return DATE;
    }
    if (digits > 0 && !letters && dashes == 0 && words == 1) {
      return (marks == 0 ? INTEGER : DECIMAL) + magnitude(text);
    }
    int prefix = prefix(text);
    if (prefix > 0 && digits == text.length() - prefix) {
      int start = Math.floorMod(text.substring(0, prefix).hashCode() * SPREAD >>> 8, PREFIXES);
      return CODE + (start << 3) + Math.min(digits, MOST_DIGITS);
    }
    int length = Math.min(LONGEST, 32 - Integer.numberOfLeadingZeros(text.length()));
    return TEXT
        + (length << 5)
        + (Math.min(words, MOST_WORDS) << 2)
        + (han ? 2 : 0)
        + (digits > 0 ? 1 : 0);
  }

  static boolean isText(int shape) {
    return shape >= TEXT && shape < CODE;
  }

  /// Whether two dots part a year of four digits from the rest, as in `13.11.2026`: groups of
  /// thousands have three.
  private static boolean isDotted(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    return first < last && (first == 4 || text.length() - last == 5);
  }

  /// How many letters, and a dash behind them, come before the first digit; 0 if there is none.
  private static int prefix(String text) {
    int letters = 0;
    while (letters < text.length() && isLatin(text.charAt(letters))) {
      letters++;
    }
    boolean dash = letters > 0 && letters < text.length() && text.charAt(letters) == '-';
    int end = letters + (dash ? 1 : 0);
    return end < text.length() && letters > 0 ? end : 0;
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /// Binary digits of the whole part.
  private static int magnitude(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fraction = (c == '.' || c == ',') && text.length() - i <= 3;
      if (fraction) {
        break;
      }
      if (c >= '0' && c <= '9' && value < Long.MAX_VALUE / 16) {
        value = value * 10 + (c - '0');
      }
    }
    return 64 - Long.numberOfLeadingZeros(value);
  }
}
