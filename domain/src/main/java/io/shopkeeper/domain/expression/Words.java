package io.shopkeeper.domain.expression;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How texts are compared: neither case, width nor the blanks around matter.
public final class Words {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private Words() {}

  /// Lower case, NFKC (so that full-width letters are plain ones), without blanks around.
  public static String normal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
      }
    }
    return text;
  }

  /// The number a text is, with `%` for hundredths; NaN for none.
  public static double number(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    if (digits.isEmpty() || digits.length() > 30 || !NUMBER.matcher(digits).matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(digits);
    return percent ? number / 100 : number;
  }
}
