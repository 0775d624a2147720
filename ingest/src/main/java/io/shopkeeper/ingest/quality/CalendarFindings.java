package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.Days.Day;
import io.shopkeeper.ingest.quality.Days.Kind;
import io.shopkeeper.ingest.quality.Days.Run;
import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Month;
import io.shopkeeper.ingest.quality.Figure.Share;
import io.shopkeeper.ingest.quality.Figure.Weekdays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is odd about when things happened.
final class CalendarFindings {
  /// So many orders say whether times are told at all.
  private static final long ENOUGH = 20;

  /// So many days behind the clock, and a shop is no longer being fed.
  private static final int BEHIND = 2;

  /// A gap of so many days is rather a missing file than a holiday.
  private static final int LONG_GAP = 5;

  private CalendarFindings() {}

  /// @param today the shop's
  /// @param atMidnight orders at 0:00 to the minute
  static List<Finding> of(Days days, long atMidnight, LocalDate today) {
    List<Finding> findings = new ArrayList<>();
    long orders = days.days().stream().mapToLong(Day::orders).sum();
    if (orders == 0) {
      return findings;
    }
    missing(days, findings);
    if (!days.closed().isEmpty()) {
      long closed = days.of(Kind.CLOSED).size();
      findings.add(
          new Finding(
              FindingKind.CLOSED_WEEKDAYS,
              Severity.NOTE,
              closed,
              0,
              List.of(new Weekdays(days.closed().stream().sorted().toList()), new Count(closed))));
    }
    unusual(days, Kind.SPIKE, FindingKind.SPIKES, orders, findings);
    unusual(days, Kind.DIP, FindingKind.DIPS, orders, findings);
    times(days, orders, atMidnight, findings);
    unfinishedMonth(days, orders, today, findings);
    return findings;
  }

  private static void missing(Days days, List<Finding> findings) {
    List<Run> runs = days.missing();
    if (runs.isEmpty()) {
      return;
    }
    Run longest = runs.stream().max(Comparator.comparingInt(Run::days)).orElseThrow();
    long missing = runs.stream().mapToLong(Run::days).sum();
    findings.add(
        new Finding(
            FindingKind.MISSING_DAYS,
            longest.days() >= LONG_GAP ? Severity.WARNING : Severity.NOTE,
            missing,
            SalesFindings.share(missing, days.days().size()),
            List.of(
                new Count(missing),
                new Count(runs.size()),
                new Figure.Day(longest.first()),
                new Figure.Day(longest.last()),
                new Count(longest.days()))));
  }

  private static void unusual(
      Days days, Kind kind, FindingKind finding, long orders, List<Finding> findings) {
    List<Day> unusual = days.of(kind);
    if (unusual.isEmpty()) {
      return;
    }
    Day farthest =
        unusual.stream()
            .max(Comparator.comparingDouble(day -> Math.abs(day.orders() - day.expected())))
            .orElseThrow();
    long affected = unusual.stream().mapToLong(Day::orders).sum();
    findings.add(
        new Finding(
            finding,
            Severity.NOTE,
            unusual.size(),
            SalesFindings.share(affected, orders),
            List.of(
                new Count(unusual.size()),
                new Figure.Day(farthest.date()),
                new Count(farthest.orders()),
                new Count(Math.round(farthest.expected())))));
  }

  private static void times(Days days, long orders, long atMidnight, List<Finding> findings) {
    if (orders < ENOUGH) {
      return;
    }
    if (days.days().size() == 1) {
      findings.add(
          new Finding(
              FindingKind.ONE_DAY,
              Severity.WARNING,
              orders,
              1,
              List.of(new Count(orders), new Figure.Day(days.days().getFirst().date()))));
    } else if (atMidnight >= .9 * orders) {
      findings.add(
          new Finding(
              FindingKind.NO_TIME_OF_DAY,
              Severity.WARNING,
              atMidnight,
              SalesFindings.share(atMidnight, orders),
              List.of(new Count(atMidnight), new Share(SalesFindings.share(atMidnight, orders)))));
    }
  }

  /// A month that goes on while it is reported on is no oddity, one that an export cuts is.
  private static void unfinishedMonth(
      Days days, long orders, LocalDate today, List<Finding> findings) {
    LocalDate last = days.days().getLast().date();
    YearMonth month = YearMonth.from(last);
    boolean wholeBefore = days.days().getFirst().date().isBefore(month.atDay(1));
    if (wholeBefore
        && last.isBefore(today.minusDays(BEHIND))
        && last.isBefore(month.atEndOfMonth().minusDays(BEHIND))) {
      long inMonth =
          days.days().stream()
              .filter(day -> YearMonth.from(day.date()).equals(month))
              .mapToLong(Day::orders)
              .sum();
      findings.add(
          new Finding(
              FindingKind.UNFINISHED_MONTH,
              Severity.NOTE,
              last.getDayOfMonth(),
              SalesFindings.share(inMonth, orders),
              List.of(
                  new Month(month),
                  new Figure.Day(last),
                  new Count(last.getDayOfMonth()),
                  new Count(month.lengthOfMonth()),
                  new Count(inMonth))));
    }
  }
}
