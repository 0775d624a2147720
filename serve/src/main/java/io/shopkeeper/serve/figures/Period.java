package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A run of the shop's days, both ends included.
public record Period(LocalDate first, LocalDate last) {
  public Period {
    if (first.isAfter(last)) {
      throw new IllegalArgumentException("a period from %s to %s".formatted(first, last));
    }
  }

  /// The `days` up to a day.
  public static Period upTo(LocalDate last, int days) {
    return new Period(last.minusDays(days - 1L), last);
  }

  public List<LocalDate> days() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  Instant start(Shop shop) {
    return first.atStartOfDay(shop.timeZone()).toInstant();
  }

  /// The first instant after it.
  Instant end(Shop shop) {
    return last.plusDays(1).atStartOfDay(shop.timeZone()).toInstant();
  }
}
