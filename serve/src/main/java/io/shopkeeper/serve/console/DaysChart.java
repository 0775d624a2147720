package io.shopkeeper.serve.console;

import io.shopkeeper.ingest.quality.Days;
import io.shopkeeper.ingest.quality.Days.Day;
import io.shopkeeper.ingest.quality.Days.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Orders by day as a line in a field of as many units as there are days, and 100 high, with what
/// is unusual marked.
///
/// @param orders the points of the line, as SVG wants them
/// @param expected the line of what was to be expected
/// @param unusual days that are marked, in order
/// @param labels days below it, evenly spread
public record DaysChart(
    int width,
    String orders,
    List<String> expected,
    List<Mark> unusual,
    List<String> labels,
    String most) {
  private static final int LABELS = 5;

  /// @param at its place from 0
  /// @param kind as in `missing`
  public record Mark(int at, String kind, LocalDate date, long orders, long expected) {}

  static DaysChart of(Days days, Texts t) {
    List<Day> all = days.days();
    long most = Math.max(1, all.stream().mapToLong(Day::orders).max().orElse(1));
    var orders = new StringBuilder();
    var expected = new ArrayList<String>();
    var part = new StringBuilder();
    var marks = new ArrayList<Mark>();
    for (int at = 0; at < all.size(); at++) {
      Day day = all.get(at);
      if (day.kind() != Kind.CLOSED) {
        point(orders, at, day.orders(), most);
      }
      if (Double.isNaN(day.expected())) {
        flush(part, expected);
      } else if (day.kind() != Kind.CLOSED) {
        point(part, at, day.expected(), most);
      }
      if (day.kind() != Kind.USUAL && day.kind() != Kind.CLOSED) {
        marks.add(
            new Mark(
                at,
                day.kind().name().toLowerCase(Locale.ROOT),
                day.date(),
                day.orders(),
                Math.round(day.expected())));
      }
    }
    flush(part, expected);
    var labels = new ArrayList<String>();
    int steps = Math.min(LABELS, all.size()) - 1;
    for (int label = 0; label <= steps; label++) {
      labels.add(t.day(all.get(steps == 0 ? 0 : (all.size() - 1) * label / steps).date()));
    }
    return new DaysChart(all.size(), orders.toString(), expected, marks, labels, t.number(most));
  }

  private static void point(StringBuilder line, int at, double value, long most) {
    line.append(line.isEmpty() ? "" : " ")
        .append(at)
        .append(".5,")
        .append(String.format(Locale.ROOT, "%.1f", 100 - 96 * Math.min(value, most) / most));
  }

  private static void flush(StringBuilder part, List<String> lines) {
    if (!part.isEmpty()) {
      lines.add(part.toString());
      part.setLength(0);
    }
  }
}
