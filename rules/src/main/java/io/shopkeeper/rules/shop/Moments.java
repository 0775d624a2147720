package io.shopkeeper.rules.shop;

import io.shopkeeper.domain.expression.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads when a rule begins and ends, as people say it: `2026-12-24`, `2026-12-24 18:00`, `now`,
/// `today`, `tomorrow`, `sunday`, `in 3 days`; in Chinese 今天、明天、周日、3天后. A day of the week is the
/// next one, today's included. What begins on a day begins with it; what ends on a day ends after
/// it.
///
/// @param zone of the shop
/// @param now when it is said
record Moments(ZoneId zone, Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-M-d[' ']['T']H:mm[:ss]")
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private static final Pattern AFTER = Pattern.compile("in ([0-9]{1,4}) days?|([0-9]{1,4}) ?天后");

  private static final Map<String, Integer> DAYS =
      Map.of("today", 0, "今天", 0, "tomorrow", 1, "明天", 1, "后天", 2);

  private static final Map<String, DayOfWeek> WEEK =
      Map.of(
          "一", DayOfWeek.MONDAY,
          "二", DayOfWeek.TUESDAY,
          "三", DayOfWeek.WEDNESDAY,
          "四", DayOfWeek.THURSDAY,
          "五", DayOfWeek.FRIDAY,
          "六", DayOfWeek.SATURDAY,
          "日", DayOfWeek.SUNDAY,
          "天", DayOfWeek.SUNDAY);

  /// @return null for a blank text
  /// @throws IllegalArgumentException if it is no moment
  @Nullable Instant begin(String text) {
    return read(text, false);
  }

  /// The first moment after the end.
  ///
  /// @return null for a blank text
  /// @throws IllegalArgumentException if it is no moment
  @Nullable Instant end(String text) {
    return read(text, true);
  }

  /// In a form that [#begin] reads as the same moment, to the second; blank for null.
  String beginText(@Nullable Instant moment) {
    return moment == null ? "" : text(moment, moment.atZone(zone).toLocalDate(), 0);
  }

  /// In a form that [#end] reads as the same moment, to the second; blank for null.
  String endText(@Nullable Instant moment) {
    return moment == null ? "" : text(moment, moment.atZone(zone).toLocalDate(), 1);
  }

  /// @param back how many days before its begin a day is named
  private String text(Instant moment, LocalDate day, int back) {
    return day.atStartOfDay(zone).toInstant().equals(moment)
        ? day.minusDays(back).toString()
        : WRITTEN.format(moment.atZone(zone));
  }

  private @Nullable Instant read(String text, boolean end) {
    String said = Words.normal(text);
    if (said.isEmpty()) {
      return null;
    }
    if (said.equals("now") || said.equals("现在")) {
      return now.truncatedTo(ChronoUnit.SECONDS);
    }
    LocalDate day = day(said);
    if (day != null) {
      return day.plusDays(end ? 1 : 0).atStartOfDay(zone).toInstant();
    }
    try {
      return LocalDateTime.parse(said.replace('t', ' ').replace('/', '-'), TIME)
          .atZone(zone)
          .toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "'%s' is no time: write it as in 2026-12-24, 2026-12-24 18:00, today, sunday or in 3 days"
              .formatted(text));
    }
  }

  private @Nullable LocalDate day(String said) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Integer days = DAYS.get(said);
    if (days != null) {
      return today.plusDays(days);
    }
    DayOfWeek named = named(said);
    if (named != null) {
      return today.with(TemporalAdjusters.nextOrSame(named));
    }
    Matcher after = AFTER.matcher(said);
    if (after.matches()) {
      String count = after.group(1) != null ? after.group(1) : after.group(2);
      return today.plusDays(Integer.parseInt(count));
    }
    try {
      return LocalDate.parse(said.replace('/', '-'), DAY);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static @Nullable DayOfWeek named(String said) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = Words.normal(day.name());
      if (said.equals(name) || said.equals(name.substring(0, 3))) {
        return day;
      }
    }
    boolean week = said.startsWith("周") && said.length() == 2;
    boolean longer = (said.startsWith("星期") || said.startsWith("礼拜")) && said.length() == 3;
    return week || longer ? WEEK.get(said.substring(said.length() - 1)) : null;
  }
}
