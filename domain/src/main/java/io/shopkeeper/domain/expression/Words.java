package io.shopkeeper.domain.expression;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
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

  /// The known name that a mistyped one was meant to be; empty where none is near.
  public static String nearest(String name, Set<String> known) {
    var near = new ArrayList<String>();
    int least = 1 + Math.min(2, name.length() / 3);
    for (String one : known) {
      int distance = distance(name, one, least);
      if (distance < least) {
        near.clear();
        least = distance;
      }
      if (distance == least && distance <= Math.min(2, name.length() / 3)) {
        near.add(one);
      }
    }
    return near.stream().sorted().findFirst().orElse("");
  }

  /// Levenshtein's, up to a bound.
  private static int distance(String a, String b, int bound) {
    if (Math.abs(a.length() - b.length()) > bound) {
      return bound + 1;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
