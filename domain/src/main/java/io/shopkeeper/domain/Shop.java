package io.shopkeeper.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;

/// The shop whose facts these are.
///
/// @param timeZone decides what a day is, everywhere in the program; `Z` and other zones without a
///   place are taken by the names that databases know, as in `UTC` and `GMT+08:00`
/// @param currency of every amount that does not name its own
/// @param locale language and region of the shop's texts
public record Shop(ShopId id, String name, ZoneId timeZone, Currency currency, Locale locale) {
  public Shop {
    timeZone =
        switch (timeZone.normalized()) {
          case ZoneOffset offset when offset.equals(ZoneOffset.UTC) -> ZoneId.of("UTC");
          case ZoneOffset offset -> ZoneId.ofOffset("GMT", offset);
          case ZoneId place -> place;
        };
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of shop '%s' is blank".formatted(id));
    }
  }

  /// The shop's day at an instant.
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, timeZone);
  }
}
