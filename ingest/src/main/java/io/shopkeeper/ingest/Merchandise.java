package io.shopkeeper.ingest;

import java.util.Locale;

/// Tells goods from what else is found in a list of sales.
final class Merchandise {
  private static final int LEAST_DIGITS = 3;

  private Merchandise() {}

  /// Whether a code numbers an article: it holds three digits or more and is no voucher.
  ///
  /// Codes of words and a digit at most (`POST`, `DOT`, `M`, `C2`, `BANK CHARGES`, `AMAZONFEE`,
  /// `PADS`) stand for postage, fees, discounts, samples and corrections. A voucher
  /// (`gift_0001_20`) is money, not goods.
  static boolean isArticle(String code) {
    long digits = code.chars().filter(Character::isDigit).count();
    return digits >= LEAST_DIGITS && !code.toLowerCase(Locale.ROOT).startsWith("gift_");
  }

  /// Whether a description can name an article: it holds two letters at least.
  static boolean isTitle(String description) {
    return description.codePoints().filter(Character::isLetter).limit(2).count() == 2;
  }
}
