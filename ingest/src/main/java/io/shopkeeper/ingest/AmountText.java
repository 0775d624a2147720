package io.shopkeeper.ingest;

/// Reads amounts of money as people write them: `12.50`, `£1,234.5`, `1.234,50 €`, `¥ 99`,
/// `(5.00)`.
final class AmountText {
  private static final long TOO_MUCH = Long.MAX_VALUE / 100;

  private AmountText() {}

  /// The amount in minor units, rounded half up.
  ///
  /// Currency signs and codes, spaces and separators of thousands are passed over. A minus sign or
  /// brackets make it negative.
  ///
  /// @param fractionDigits of the currency, 2 for EUR; below 0 counts as 0
  /// @throws Refusal if it is no amount, or does not fit
  static long minor(CharSequence text, DecimalMark mark, int fractionDigits, String column) {
    int wanted = Math.max(0, fractionDigits);
    long value = 0;
    int fraction = -1; // digits seen behind the mark, or -1 before it
    int digits = 0;
    boolean negative = false;
    boolean roundUp = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        if (fraction < 0 || fraction < wanted) {
          value = value * 10 + (c - '0');
          if (value > TOO_MUCH) {
            throw unreadable(text, column, "is too large");
          }
        } else if (fraction == wanted) {
          roundUp = c >= '5';
        }
        if (fraction >= 0) {
          fraction++;
        }
      } else if (c == mark.sign()) {
        if (fraction >= 0) {
          throw unreadable(text, column, "has two decimal marks");
        }
        fraction = 0;
      } else if (c == '-' || c == '(' || c == '\u2212') {
        if (digits > 0) {
          throw unreadable(text, column, "is no amount");
        }
        negative = true;
      } else if (isSeparator(c)) {
        if (fraction > 0) {
          throw unreadable(text, column, "has a separator of thousands behind the decimal mark");
        }
      } else if (!isPassedOver(c)) {
        throw unreadable(text, column, "is no amount");
      }
    }
    if (digits == 0) {
      throw unreadable(text, column, "is no amount");
    }
    for (int i = Math.max(0, fraction); i < wanted; i++) {
      value *= 10;
    }
    long rounded = roundUp ? value + 1 : value;
    return negative ? -rounded : rounded;
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == '.' || c == '\'' || c == '\u2019' || c == '\uFF0C';
  }

  /// Spaces, currency signs, the letters of currency codes, 元 and 円, a plus sign, a bracket.
  private static boolean isPassedOver(char c) {
    return c == ' '
        || c == '\u00A0'
        || c == '\u202F'
        || c == '+'
        || c == ')'
        || c == '元'
        || c == '円'
        || c >= 'A' && c <= 'Z'
        || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static Refusal unreadable(CharSequence text, String column, String what) {
    return new Refusal(
        RejectReason.UNREADABLE_NUMBER, column, "the amount '%s' %s".formatted(text, what));
  }
}
