package io.shopkeeper.ingest.fusion.clean;

import java.text.Normalizer;
import java.util.Optional;

/// A telephone number as ITU-T E.164 writes it, digits only: calling code and national number.
///
/// @param digits with the calling code, or without where none could be told
/// @param international whether the text itself had a calling code
public record PhoneNumber(String digits, boolean international) {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;
  private static final int CHINESE_MOBILE = 11;

  /// Empty for what is no number: too few or too many digits, letters, one digit over and over.
  ///
  /// @param callingCode put before numbers without one, after the leading 0 that is dialled within
  ///   a country; empty to leave them
  public static Optional<PhoneNumber> parse(String text, String callingCode) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    StringBuilder digits = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (FoldedText.isDigit(c)) {
        digits.append(c);
      } else if (plain.startsWith(".0", i) && i + 2 == plain.length()) {
        break; // a number that a spreadsheet took for one
      } else if (" -.()/+\u00A0".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    boolean doubleZero = digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0';
    boolean international = plain.startsWith("+") || doubleZero;
    String number = normal(digits.substring(doubleZero ? 2 : 0), international, callingCode);
    boolean plausible =
        number.length() >= SHORTEST
            && number.length() <= LONGEST
            && number.substring(number.length() - SHORTEST).chars().distinct().count() > 1;
    return plausible ? Optional.of(new PhoneNumber(number, international)) : Optional.empty();
  }

  private static String normal(String digits, boolean international, String callingCode) {
    if (international) {
      return digits;
    }
    if (isChineseMobile(digits)) {
      return "86" + digits;
    }
    if (digits.length() == CHINESE_MOBILE + 2
        && digits.startsWith("86")
        && isChineseMobile(digits.substring(2))) {
      return digits;
    }
    if (callingCode.isEmpty()) {
      return digits;
    }
    return callingCode + (digits.startsWith("0") ? digits.substring(1) : digits);
  }

  private static boolean isChineseMobile(String digits) {
    return digits.length() == CHINESE_MOBILE && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
  }
}
