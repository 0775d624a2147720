package io.shopkeeper.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The times of a column, written in any of the ways that imports know.
public final class TimeColumn {
  private TimeColumn() {}

  /// In the column's order; empty where one of them is no time, or where days and months could be
  /// told apart in two ways.
  public static Optional<List<Instant>> read(List<String> texts) {
    List<List<Instant>> readings =
        EnumSet.allOf(DateOrder.class).stream()
            .map(order -> read(texts, order))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
  }

  private static Optional<List<Instant>> read(List<String> texts, DateOrder order) {
    List<Instant> times = new ArrayList<>(texts.size());
    for (String text : texts) {
      try {
        times.add(TimeText.parse(text, order, ZoneOffset.UTC, ""));
      } catch (Refusal _) {
        return Optional.empty();
      }
    }
    return Optional.of(times);
  }
}
