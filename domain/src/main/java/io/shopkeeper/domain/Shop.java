package io.shopkeeper.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// The shop whose facts these are.
///
/// @param timeZone decides what a day is, everywhere in the program
/// @param currency of every amount that does not name its own
/// @param locale language and region of the shop's texts
public record Shop(ShopId id, String name, ZoneId timeZone, Currency currency, Locale locale) {
  public Shop {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of shop '%s' is blank".formatted(id));
    }
  }

  /// The shop's day at an instant.
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, timeZone);
  }
}
