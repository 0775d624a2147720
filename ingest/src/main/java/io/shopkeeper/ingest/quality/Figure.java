package io.shopkeeper.ingest.quality;

import io.shopkeeper.domain.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// What a finding says, before it is written in somebody's language.
public sealed interface Figure {

  record Count(long count) implements Figure {}

  /// From 0 to 1.
  record Share(double share) implements Figure {}

  /// How many times as much.
  record Factor(double factor) implements Figure {}

  record Amount(Money money) implements Figure {}

  record Day(LocalDate day) implements Figure {}

  record Month(YearMonth month) implements Figure {}

  record Weekdays(List<DayOfWeek> days) implements Figure {
    public Weekdays {
      days = List.copyOf(days);
    }
  }

  /// Words of the data, as they are.
  record Words(String words) implements Figure {}

  /// Names of ours, each with a text of its own, as in `field.price`.
  record Labels(List<String> keys) implements Figure {
    public Labels {
      keys = List.copyOf(keys);
    }
  }
}
