package io.shopkeeper.ingest;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How one source writes times and amounts, and what it leaves to be understood.
///
/// @param shop gives the zone of local times and the currency of bare amounts
/// @param now the clock when reading began
/// @param dateOrder null if it cannot be told: dates such as 03/04/2026 are refused
record Notation(Shop shop, Instant now, @Nullable DateOrder dateOrder, DecimalMark decimalMark) {
  /// Clocks of shops and of this machine may differ, and dates have zones.
  private static final Duration TOLERANCE = Duration.ofDays(1);

  /// Of HTTP bodies, where times are ISO 8601 or epoch and prices are numbers.
  static Notation ofRequests(Shop shop, Instant now) {
    return new Notation(shop, now, null, DecimalMark.POINT);
  }

  Instant time(String text, String column) {
    return plausible(anyTime(text, column), text, column);
  }

  /// The time that a text says, however early or late.
  Instant anyTime(String text, String column) {
    return TimeText.parse(text, dateOrder, zone(), column);
  }

  private ZoneId zone() {
    return shop.timeZone();
  }

  /// No time may be after it.
  Instant latest() {
    return now.plus(TOLERANCE);
  }

  private Instant plausible(Instant time, String text, String column) {
    if (time.isAfter(latest())) {
      throw new Refusal(
          RejectReason.FUTURE_TIME,
          column,
          "'%s' is %s, more than a day after now (%s)".formatted(text, time, now));
    }
    if (time.isBefore(Visit.EARLIEST)) {
      throw new Refusal(
          RejectReason.INVALID_VALUE,
          column,
          "'%s' is %s, before %s".formatted(text, time, Visit.EARLIEST));
    }
    return time;
  }

  /// A price, not negative, in the currency named or the shop's own.
  Money price(String text, @Nullable String currencyCode, String column) {
    Currency currency = currencyCode == null ? shop.currency() : currency(currencyCode);
    long minor = AmountText.minor(text, decimalMark, currency.getDefaultFractionDigits(), column);
    if (minor < 0) {
      throw new Refusal(
          RejectReason.NEGATIVE_PRICE, column, "the price '%s' is negative".formatted(text));
    }
    return new Money(minor, currency);
  }

  /// An amount as this source would write it.
  String text(Money amount) {
    return amount.major().toPlainString().replace('.', decimalMark.sign());
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          RejectReason.INVALID_VALUE,
          "currency",
          "'%s' is no ISO 4217 currency code, such as EUR".formatted(code));
    }
  }

  /// A whole number of units; a fraction of zero, as in `3.0`, is let pass.
  int quantity(String text, String column) {
    try {
      int dot = text.indexOf('.');
      boolean whole = dot < 0 || text.chars().skip(dot + 1L).allMatch(c -> c == '0');
      if (whole) {
        return Integer.parseInt(text, 0, dot < 0 ? text.length() : dot, 10);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Refusal(
        RejectReason.INVALID_QUANTITY, column, "'%s' is no whole number".formatted(text));
  }

  /// A whole number of units, at least 1.
  int units(String text, String column) {
    int units = quantity(text, column);
    if (units < 1) {
      throw new Refusal(
          RejectReason.INVALID_QUANTITY,
          column,
          "the quantity is %d, at least 1 is needed".formatted(units));
    }
    return units;
  }

  double number(String text, String column) {
    try {
      return Double.parseDouble(decimalMark == DecimalMark.COMMA ? text.replace(',', '.') : text);
    } catch (NumberFormatException e) {
      throw new Refusal(
          RejectReason.UNREADABLE_NUMBER, column, "'%s' is no number".formatted(text));
    }
  }
}
