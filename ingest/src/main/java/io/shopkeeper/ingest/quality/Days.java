package io.shopkeeper.ingest.quality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Orders day by day from the first with one to the last.
///
/// @param days without a gap
/// @param closed weekdays on which the shop sells nothing
public record Days(List<Day> days, Set<DayOfWeek> closed) {

  /// What a day is.
  public enum Kind {
    USUAL,
    /// A weekday on which the shop sells nothing.
    CLOSED,
    /// No order, though many were to be expected.
    MISSING,
    SPIKE,
    DIP
  }

  /// @param minor value of the orders
  /// @param expected orders on the same weekdays around it; NaN where too few are known
  public record Day(LocalDate date, long orders, long minor, double expected, Kind kind) {}

  /// Days of one kind, one after the other; closed weekdays between them do not part them.
  public record Run(LocalDate first, LocalDate last, int days) {}

  public Days {
    days = List.copyOf(days);
    closed = Set.copyOf(closed);
  }

  public List<Day> of(Kind kind) {
    return days.stream().filter(day -> day.kind() == kind).toList();
  }

  /// Days without orders that should have some, in runs.
  public List<Run> missing() {
    List<Run> runs = new ArrayList<>();
    LocalDate first = null;
    LocalDate last = null;
    int length = 0;
    for (Day day : days) {
      if (day.kind() == Kind.MISSING) {
        first = first == null ? day.date() : first;
        last = day.date();
        length++;
      } else if (day.kind() != Kind.CLOSED && first != null && last != null) {
        runs.add(new Run(first, last, length));
        first = null;
        length = 0;
      }
    }
    if (first != null && last != null) {
      runs.add(new Run(first, last, length));
    }
    return runs;
  }
}
