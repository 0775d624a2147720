package io.shopkeeper.assist.understand;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Days that a text speaks of, none of them after today.
///
/// @param to included
public record Days(LocalDate from, LocalDate to) {
  private static final String MONTHS =
      Arrays.stream(Month.values())
          .map(month ->
              month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT)
                  + "|"
                  + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("|", "(?<month>", ")"));
  private static final Pattern ISO =
      Pattern.compile("(?<![\\d-])(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?![\\d-])");
  private static final Pattern DAY_MONTH =
      Pattern.compile("\\b(?<day>\\d{1,2})(st|nd|rd|th)?( of)? " + MONTHS + "\\b");
  private static final Pattern MONTH_DAY =
      Pattern.compile("\\b" + MONTHS + " (the )?(?<day>\\d{1,2})(st|nd|rd|th)?\\b");
  private static final Pattern IN_MONTH = Pattern.compile("\\b(in|from|of) " + MONTHS + "\\b");
  private static final Pattern CHINESE_DAY = Pattern.compile("(\\d{1,2})月(\\d{1,2})(日|号)?");
  private static final Pattern CHINESE_MONTH = Pattern.compile("(?<!\\d)(\\d{1,2})月(份)?(?!\\d)");
  private static final Pattern TODAY = Pattern.compile("\\btoday\\b|今天|今日");
  private static final Pattern YESTERDAY = Pattern.compile("\\byesterday\\b|昨天|昨日");
  private static final Pattern DAY_BEFORE = Pattern.compile("\\bday before yesterday\\b|前天");
  private static final Pattern LAST_WEEK = Pattern.compile("\\blast week\\b|上(周|星期|礼拜|个星期)");
  private static final Pattern LAST_MONTH = Pattern.compile("\\blast month\\b|上个?月");

  public Days {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("days from %s to %s".formatted(from, to));
    }
  }

  /// Those of a normal text; empty if it names none that there have been.
  static Optional<Days> in(String normal, LocalDate today) {
    try {
      return Optional.ofNullable(read(normal, today)).filter(days -> !days.from.isAfter(today));
    } catch (DateTimeException e) {
      return Optional.empty(); // as the 31st of February
    }
  }

  private static @Nullable Days read(String normal, LocalDate today) {
    Matcher iso = ISO.matcher(normal);
    if (iso.find()) {
      return day(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
    }
    for (Pattern pattern : new Pattern[] {DAY_MONTH, MONTH_DAY}) {
      Matcher named = pattern.matcher(normal);
      if (named.find()) {
        return day(past(month(named.group("month")), Integer.parseInt(named.group("day")), today));
      }
    }
    Matcher chinese = CHINESE_DAY.matcher(normal);
    if (chinese.find()) {
      return day(past(Month.of(number(chinese, 1)), number(chinese, 2), today));
    }
    Matcher inMonth = IN_MONTH.matcher(normal);
    if (inMonth.find()) {
      return month(month(inMonth.group("month")), today);
    }
    Matcher chineseMonth = CHINESE_MONTH.matcher(normal);
    if (chineseMonth.find()) {
      return month(Month.of(number(chineseMonth, 1)), today);
    }
    return relative(normal, today);
  }

  private static @Nullable Days relative(String normal, LocalDate today) {
    if (DAY_BEFORE.matcher(normal).find()) {
      return day(today.minusDays(2));
    }
    if (YESTERDAY.matcher(normal).find()) {
      return day(today.minusDays(1));
    }
    if (TODAY.matcher(normal).find()) {
      return day(today);
    }
    if (LAST_WEEK.matcher(normal).find()) {
      LocalDate monday =
          today.minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return new Days(monday, monday.plusDays(6));
    }
    if (LAST_MONTH.matcher(normal).find()) {
      YearMonth month = YearMonth.from(today).minusMonths(1);
      return new Days(month.atDay(1), month.atEndOfMonth());
    }
    return null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Month month(String name) {
    return Arrays.stream(Month.values())
        .filter(month -> month.name().toLowerCase(Locale.ROOT).startsWith(name.substring(0, 3)))
        .findFirst()
        .orElseThrow();
  }

  /// The last such day there was.
  private static LocalDate past(Month month, int day, LocalDate today) {
    LocalDate date = LocalDate.of(today.getYear(), month, day);
    return date.isAfter(today) ? date.minusYears(1) : date;
  }

  private static Days month(Month month, LocalDate today) {
    YearMonth named = YearMonth.of(today.getYear(), month);
    YearMonth past = named.isAfter(YearMonth.from(today)) ? named.minusYears(1) : named;
    return new Days(past.atDay(1), past.atEndOfMonth());
  }

  private static Days day(LocalDate date) {
    return new Days(date, date);
  }

  public boolean hold(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
