package io.shopkeeper.ingest.fusion.clean;

import java.util.Optional;

/// A Global Trade Item Number in its 14 digits, check digit right (GS1 General Specifications,
/// section 7.9).
///
/// Shorter numbers (GTIN-8, UPC, EAN) are filled up with zeros from the left, so that a leading
/// zero that a spreadsheet took away comes back. Numbers that a company gives for its own use only
/// (prefixes 02, 04 and 20 to 29) identify nothing elsewhere and are none.
public record Gtin(String digits) {
  private static final int LENGTH = 14;
  private static final int EIGHT = 8;
  private static final int SHORTEST_LONG = 11;

  /// Empty for what is no GTIN.
  public static Optional<Gtin> parse(String text) {
    StringBuilder digits = new StringBuilder(LENGTH);
    String plain = text.strip();
    if (plain.endsWith(".0")) {
      plain = plain.substring(0, plain.length() - 2);
    }
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (FoldedText.isDigit(c)) {
        digits.append(c);
      } else if (c != ' ' && c != '-' && c != '\'') {
        return Optional.empty();
      }
    }
    int length = digits.length();
    if (length != EIGHT && (length < SHORTEST_LONG || length > LENGTH)) {
      return Optional.empty();
    }
    String full = "0".repeat(LENGTH - length) + digits;
    boolean own = length != EIGHT && isForOwnUse(full);
    return !own && isChecked(full) && !isPlaceholder(full)
        ? Optional.of(new Gtin(full))
        : Optional.empty();
  }

  private static boolean isForOwnUse(String full) {
    return full.charAt(1) == '2' || full.startsWith("002") || full.startsWith("004");
  }

  private static boolean isChecked(String full) {
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += (full.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0;
  }

  /// One digit over and over.
  private static boolean isPlaceholder(String full) {
    return full.chars().skip(2).limit(10).distinct().count() == 1;
  }
}
