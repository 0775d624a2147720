package io.shopkeeper.ingest;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads amounts of money as people write them: `12.50`, `£1,234.5`, `1.234,50 €`, `¥ 99`, `US$5`,
/// `(5.00)`.
///
/// Used once for one text.
final class AmountText {
  private static final long TOO_MUCH = Long.MAX_VALUE / 100;
  private static final int GROUP = 3;

  /// Those of ISO 4217, and what China writes for its own.
  private static final Set<String> CODES =
      Stream.concat(Currency.availableCurrencies().map(Currency::getCurrencyCode), Stream.of("RMB"))
          .collect(Collectors.toSet());

  private final CharSequence text;
  private final char mark;
  private final int wanted;
  private final String column;

  private long value;
  private int digits;

  /// Digits behind the decimal mark, or -1 before it.
  private int fraction = -1;

  /// Digits behind the last separator of thousands, or -1 before one.
  private int group = -1;

  private boolean negative;
  private boolean roundUp;

  /// Whether a sign or a bracket stands behind the digits, so that no more may follow.
  private boolean closed;

  private AmountText(CharSequence text, DecimalMark mark, int wanted, String column) {
    this.text = text;
    this.mark = mark.sign();
    this.wanted = wanted;
    this.column = column;
  }

  /// The amount in minor units, rounded half up.
  ///
  /// Spaces and separators of thousands are passed over; so are currency signs and codes before or
  /// behind the digits. A minus sign or brackets make it negative.
  ///
  /// @param fractionDigits of the currency, 2 for EUR; below 0 counts as 0
  /// @throws Refusal if it is no amount, or does not fit
  static long minor(CharSequence text, DecimalMark mark, int fractionDigits, String column) {
    return new AmountText(text, mark, Math.max(0, fractionDigits), column).read();
  }

  private long read() {
    for (int at = 0; at < text.length(); ) {
      at = symbol(at);
    }
    if (digits == 0) {
      throw refusal("is no amount");
    }
    endGroup();
    for (int i = Math.max(0, fraction); i < wanted; i++) {
      value *= 10;
    }
    long rounded = roundUp ? value + 1 : value;
    return negative ? -rounded : rounded;
  }

  /// Reads a character, or a currency code, and returns the position behind it.
  private int symbol(int at) {
    char c = text.charAt(at);
    if (c >= '0' && c <= '9') {
      digit(c);
    } else if (c == mark) {
      decimalMark();
    } else if (isSeparator(c)) {
      separator();
    } else if (isCapital(c)) {
      closed = digits > 0;
      return behindCode(at);
    } else if (c == '-' || c == '\u2212' || c == '(' || c == '+') {
      if (digits > 0) {
        throw refusal("is no amount");
      }
      negative |= c != '+';
    } else if (c == ')' || isCurrencySign(c)) {
      closed = digits > 0;
    } else if (!isSpace(c)) {
      throw refusal("is no amount");
    }
    return at + 1;
  }

  private void digit(char c) {
    if (closed) {
      throw refusal("has digits on both sides of a sign or a code");
    }
    digits++;
    if (fraction < 0 || fraction < wanted) {
      value = value * 10 + (c - '0');
      if (value > TOO_MUCH) {
        throw refusal("is too large");
      }
    } else if (fraction == wanted) {
      roundUp = c >= '5';
    }
    if (fraction >= 0) {
      fraction++;
    } else if (group >= 0) {
      group++;
    }
  }

  private void decimalMark() {
    if (fraction >= 0) {
      throw refusal("has two decimal marks");
    }
    endGroup();
    fraction = 0;
  }

  private void separator() {
    if (fraction >= 0) {
      throw refusal("has a separator of thousands behind the decimal mark");
    }
    group = 0;
  }

  /// Fewer or more than three digits show that the separator was none, such as a decimal comma
  /// where the mark is a point.
  private void endGroup() {
    if (group >= 0 && group != GROUP) {
      throw refusal(
          "has %d digits where the %d behind a separator of thousands are expected; the decimal mark here is '%c'"
              .formatted(group, GROUP, mark));
    }
    group = -1;
  }

  /// A code such as `EUR`, or the letters before a sign, as in `US$`.
  private int behindCode(int start) {
    int end = start + 1;
    while (end < text.length() && isCapital(text.charAt(end))) {
      end++;
    }
    String letters = text.subSequence(start, end).toString();
    boolean beforeSign =
        letters.length() < GROUP && end < text.length() && isCurrencySign(text.charAt(end));
    if (!beforeSign && !CODES.contains(letters)) {
      throw refusal("holds '%s', which is no currency; write plain digits".formatted(letters));
    }
    return end;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == '.' || c == '\'' || c == '\u2019' || c == '\uFF0C';
  }

  private static boolean isCurrencySign(char c) {
    return c == '元' || c == '円' || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F';
  }

  private Refusal refusal(String what) {
    return new Refusal(
        RejectReason.UNREADABLE_NUMBER, column, "the amount '%s' %s".formatted(text, what));
  }
}
