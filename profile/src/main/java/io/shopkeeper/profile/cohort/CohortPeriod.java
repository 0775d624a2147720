package io.shopkeeper.profile.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// What cohorts are put together by, on the shop's calendar.
public enum CohortPeriod {
  /// From Monday on.
  WEEK,
  MONTH;

  /// As in `month`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for another word than `week` and `month`
  public static CohortPeriod of(String wireName) {
    for (CohortPeriod period : values()) {
      if (period.wireName().equals(wireName)) {
        return period;
      }
    }
    throw new IllegalArgumentException("cohorts are by week or month: '%s'".formatted(wireName));
  }

  /// The first day of the one that a day is in.
  LocalDate start(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /// The first day of the one that comes `many` later.
  LocalDate later(LocalDate start, int many) {
    return switch (this) {
      case WEEK -> start.plusWeeks(many);
      case MONTH -> start.plusMonths(many);
    };
  }
}
