package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.Days.Day;
import io.shopkeeper.ingest.quality.Days.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds days that are unlike their neighbours.
///
/// What is expected of a day is the median of the same weekday in the four weeks before and behind
/// it, so that weekly rhythm and slow growth are nothing unusual. Counts are compared as `2 √(x +
/// 3/8)`, which makes their spread alike whatever their size (F. Anscombe, 1948). The spread is
/// 1.4826 times the median absolute deviation of all differences (F. Hampel, 1974; C. Leys et al.,
/// 2013), at least 1, which is what chance alone brings. A day is unusual beyond as many spreads as
/// chance exceeds on any day of the series once in a hundred series (Bonferroni's bound). Holidays
/// are not known. Cost: linear in the days.
final class UnusualDays {
  private static final int WEEKS = 4;

  /// On either side.
  private static final int LEAST_NEIGHBOURS = 2;

  private static final double CONSISTENCY = 1.4826;
  private static final double FALSE_SERIES = .01;

  /// So many orders expected and none: chance brings that once in 20,000 days.
  private static final double SURELY_SOME = 10;

  /// So many weeks must be seen before a weekday without orders counts as closed.
  private static final int WEEKS_TO_CLOSE = 8;

  private static final double HARDLY_EVER = .02;

  private UnusualDays() {}

  /// What a day sold.
  record Sold(long orders, long minor) {
    static final Sold NOTHING = new Sold(0, 0);
  }

  /// @param sold by day; days without are those between that it lacks
  static Days find(Map<LocalDate, Sold> sold) {
    if (sold.isEmpty()) {
      return new Days(List.of(), Set.of());
    }
    LocalDate first = sold.keySet().stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = sold.keySet().stream().max(LocalDate::compareTo).orElseThrow();
    List<LocalDate> dates = first.datesUntil(last.plusDays(1)).toList();
    long[] orders =
        dates.stream().mapToLong(date -> sold.getOrDefault(date, Sold.NOTHING).orders()).toArray();
    Set<DayOfWeek> closed = closed(dates, orders);
    double[] expected = new double[orders.length];
    double[] difference = new double[orders.length];
    for (int day = 0; day < orders.length; day++) {
      expected[day] = expected(orders, day);
      difference[day] = stable((double) orders[day]) - stable(expected[day]);
    }
    double limit = limit(difference, orders, closed, dates);
    List<Day> days = new ArrayList<>();
    for (int day = 0; day < orders.length; day++) {
      LocalDate date = dates.get(day);
      Kind kind = kind(orders[day], expected[day], difference[day], limit);
      if (closed.contains(date.getDayOfWeek()) && orders[day] == 0) {
        kind = Kind.CLOSED;
      }
      days.add(
          new Day(
              date,
              orders[day],
              sold.getOrDefault(date, Sold.NOTHING).minor(),
              expected[day],
              kind));
    }
    return new Days(days, closed);
  }

  private static Kind kind(long orders, double expected, double difference, double limit) {
    if (orders == 0) {
      return expected >= SURELY_SOME ? Kind.MISSING : Kind.USUAL;
    }
    if (difference > limit) {
      return Kind.SPIKE;
    }
    return difference < -limit ? Kind.DIP : Kind.USUAL;
  }

  /// NaN too near to either end: neighbours on one side alone would take growth for a rhythm.
  private static double expected(long[] orders, int day) {
    List<Double> neighbours = new ArrayList<>();
    for (int week = -WEEKS; week <= WEEKS; week++) {
      int other = day + 7 * week;
      if (week != 0 && other >= 0 && other < orders.length) {
        neighbours.add((double) orders[other]);
      }
    }
    boolean bothSides = day >= 7 * LEAST_NEIGHBOURS && day + 7 * LEAST_NEIGHBOURS < orders.length;
    return bothSides
        ? median(neighbours.stream().mapToDouble(Double::doubleValue).toArray())
        : Double.NaN;
  }

  private static double stable(double count) {
    return 2 * Math.sqrt(count + .375);
  }

  private static double limit(
      double[] difference, long[] orders, Set<DayOfWeek> closed, List<LocalDate> dates) {
    List<Double> seen = new ArrayList<>();
    for (int day = 0; day < difference.length; day++) {
      if (orders[day] > 0
          && !Double.isNaN(difference[day])
          && !closed.contains(dates.get(day).getDayOfWeek())) {
        seen.add(Math.abs(difference[day]));
      }
    }
    if (seen.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double spread = CONSISTENCY * median(seen.stream().mapToDouble(Double::doubleValue).toArray());
    return Math.max(1, spread) * normalQuantile(FALSE_SERIES / 2 / seen.size());
  }

  private static Set<DayOfWeek> closed(List<LocalDate> dates, long[] orders) {
    long[] seen = new long[8];
    long[] open = new long[8];
    long openDays = 0;
    for (int day = 0; day < orders.length; day++) {
      int weekday = dates.get(day).getDayOfWeek().getValue();
      seen[weekday]++;
      if (orders[day] > 0) {
        open[weekday]++;
        openDays++;
      }
    }
    Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      int number = weekday.getValue();
      long others = dates.size() - seen[number];
      boolean othersOpen = openDays - open[number] >= others / 2;
      if (seen[number] >= WEEKS_TO_CLOSE
          && open[number] <= HARDLY_EVER * seen[number]
          && othersOpen) {
        closed.add(weekday);
      }
    }
    return closed;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// How many standard deviations a normal variable exceeds with a small probability; within .00045
  /// (Abramowitz and Stegun, 26.2.23).
  private static double normalQuantile(double probability) {
    double t = Math.sqrt(-2 * Math.log(probability));
    return t
        - (2.515517 + t * (.802853 + t * .010328))
            / (1 + t * (1.432788 + t * (.189269 + t * .001308)));
  }
}
