package io.shopkeeper.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// An exact amount.
///
/// @param minor in the currency's minor unit: cents for EUR, yen for JPY
public record Money(long minor, Currency currency) {

  /// An amount in major units, rounded half up to the minor unit.
  ///
  /// @throws IllegalArgumentException if it does not fit 64 bits of minor units
  public static Money of(BigDecimal major, Currency currency) {
    BigDecimal minor =
        major.movePointRight(fractionDigits(currency)).setScale(0, RoundingMode.HALF_UP);
    if (minor.unscaledValue().bitLength() > 63) {
      throw new IllegalArgumentException(
          "amount %s does not fit 64 bits of minor units".formatted(major));
    }
    return new Money(minor.longValueExact(), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /// The amount in major units, as in 12.50.
  public BigDecimal major() {
    return BigDecimal.valueOf(minor, fractionDigits(currency));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(minor, quantity), currency);
  }

  public boolean negative() {
    return minor < 0;
  }

  /// As people of a language write it, with all digits of the minor unit.
  public String text(Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(fractionDigits(currency));
    format.setMaximumFractionDigits(fractionDigits(currency));
    return format.format(major());
  }

  /// 2 for EUR, 0 for JPY, and 0 for what has no minor unit, such as gold.
  private static int fractionDigits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add %s and %s".formatted(this, other));
    }
    return other;
  }

  @Override
  public String toString() {
    return major().toPlainString() + " " + currency.getCurrencyCode();
  }
}
