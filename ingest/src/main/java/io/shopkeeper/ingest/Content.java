package io.shopkeeper.ingest;

import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// What the cells of a column are, whatever it is called.
enum Content {
  EMAIL {
    @Override
    boolean fits(String text) {
      return ADDRESS.matcher(text).matches();
    }
  },
  /// A Global Trade Item Number with its check digit (GS1 General Specifications, 7.9).
  GTIN {
    @Override
    boolean fits(String text) {
      return DIGITS.matcher(text).matches() && hasCheckDigit(text);
    }
  },
  /// A date written as such: a count of seconds may be any number.
  TIME {
    @Override
    boolean fits(String text) {
      return DATE.matcher(text).lookingAt()
          && (isTime(text, DateOrder.DAY_FIRST) || isTime(text, DateOrder.MONTH_FIRST));
    }
  },
  /// An amount with its currency: without, it may as well be a weight.
  PRICE {
    @Override
    boolean fits(String text) {
      return MONEY.matcher(text).find()
          && (isAmount(text, DecimalMark.POINT) || isAmount(text, DecimalMark.COMMA));
    }
  };

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern DIGITS = Pattern.compile("\\d{8}|\\d{12,14}");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}[-/.年]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}");
  private static final Pattern MONEY = Pattern.compile("\\p{Sc}|[元円]|\\b[A-Z]{3}\\b");

  abstract boolean fits(String text);

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int fromRight = digits.length() - 1 - i;
      sum += (digits.charAt(i) - '0') * (fromRight % 2 == 1 ? 3 : 1);
    }
    return sum % 10 == 0;
  }

  private static boolean isTime(String text, DateOrder order) {
    try {
      TimeText.parse(text, order, ZoneOffset.UTC, "");
      return true;
    } catch (Refusal _) {
      return false;
    }
  }

  private static boolean isAmount(String text, DecimalMark mark) {
    try {
      AmountText.minor(text, mark, 2, "");
      return true;
    } catch (Refusal _) {
      return false;
    }
  }
}
