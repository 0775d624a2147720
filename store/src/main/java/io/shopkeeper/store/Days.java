package io.shopkeeper.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days of the shop, both ends included; null for an open end.
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
  public static final Days ALL = new Days(null, null);

  public Days {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("the days end on %s, before %s".formatted(to, from));
    }
  }
}
