package io.shopkeeper.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads the times that shops write, without a formatter: several million a second.
///
/// Known are ISO 8601 with and without offset, `yyyy-MM-dd HH:mm[:ss]`, the same with `/` and `.`,
/// `dd/MM/yyyy HH:mm` or `MM/dd/yyyy HH:mm` by [DateOrder], an `AM` or `PM` behind, `yyyyMMdd`,
/// `yyyyMMddHHmmss`, `2026年11月23日 10:30`, and seconds, milliseconds or microseconds since 1970. A
/// time without an offset is in the shop's zone; in the hour that a clock change skips it is moved
/// forward, in the hour that comes twice it is the first. Kept to the microsecond.
final class TimeText {
  private static final int SECONDS_DIGITS = 11;
  private static final int MILLIS_DIGITS = 13;
  private static final int MICROS_DIGITS = 16;

  private final String text;
  private int at;

  private TimeText(String text) {
    this.text = text;
  }

  /// @param order of dates such as 03/04/2026; null to refuse them
  /// @throws Refusal if it is no time
  static Instant parse(String text, @Nullable DateOrder order, ZoneId zone, String column) {
    try {
      return new TimeText(text).read(order, zone);
    } catch (DateTimeException | NumberFormatException e) {
      throw new Refusal(
          RejectReason.UNREADABLE_TIME,
          column,
          "'%s' is no time (%s); write it as 2026-11-23T10:30:00Z or 2026-11-23 10:30:00"
              .formatted(text, e.getMessage()));
    }
  }

  private Instant read(@Nullable DateOrder order, ZoneId zone) {
    int first = digits();
    if (first == text.length()) {
      return ofDigits(zone);
    }
    int year;
    int month;
    int day;
    if (first == 4) {
      year = number(4);
      skip("-/.年");
      month = number(2);
      skip("-/.月");
      day = number(2);
      skipIf('日');
      skipIf('号');
    } else {
      int one = number(2);
      char separator = skip("/-.");
      int two = number(2);
      skip("/-.");
      year = number(4);
      if (order == null && separator != '.') {
        throw new DateTimeException("it cannot be told which is the day and which the month");
      }
      // 23.11.2026 is written where the day comes first, whatever the slashes of a file say.
      boolean dayFirst = order == DateOrder.DAY_FIRST || separator == '.';
      day = dayFirst ? one : two;
      month = dayFirst ? two : one;
    }
    return withTime(LocalDate.of(year, month, day), zone);
  }

  private Instant withTime(LocalDate date, ZoneId zone) {
    skipIf('T');
    skipIf('t');
    skipSpaces();
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micros = 0;
    if (digits() > 0) {
      hour = number(2);
      skip(":：时點点h");
      minute = number(2);
      skipIf('分');
      if (skipIf(':') || skipIf('：') || digits() > 0) {
        second = number(2);
        skipIf('秒');
        if (skipIf('.') || skipIf(',')) {
          micros = fraction();
        }
      }
    }
    skipSpaces();
    hour = halfDay(hour);
    LocalDateTime local = date.atTime(hour, minute, second, micros * 1_000);
    Instant instant = offset(local, zone);
    if (at < text.length()) {
      throw unexpected();
    }
    return instant;
  }

  private int halfDay(int hour) {
    boolean pm = text.regionMatches(true, at, "PM", 0, 2);
    if (!pm && !text.regionMatches(true, at, "AM", 0, 2)) {
      return hour;
    }
    at += 2;
    skipSpaces();
    return hour % 12 + (pm ? 12 : 0);
  }

  private Instant offset(LocalDateTime local, ZoneId zone) {
    if (at == text.length()) {
      return local.toInstant(zone.getRules().getOffset(local));
    }
    if (skipIf('Z') || skipIf('z')) {
      return instant(local, 0);
    }
    if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
      at += 3;
      return instant(local, 0);
    }
    boolean west = skipIf('-') || skipIf('\u2212');
    if (!west && !skipIf('+')) {
      throw unexpected();
    }
    int hours = number(2);
    skipIf(':');
    int minutes = digits() > 0 ? number(2) : 0;
    int seconds = hours * 3_600 + minutes * 60;
    if (hours > 18 || minutes > 59) {
      throw new DateTimeException("offset of more than 18 hours");
    }
    return instant(local, west ? -seconds : seconds);
  }

  private static Instant instant(LocalDateTime local, int offsetSeconds) {
    long seconds = local.toLocalDate().toEpochDay() * 86_400 + local.toLocalTime().toSecondOfDay();
    return Instant.ofEpochSecond(seconds - offsetSeconds, local.getNano());
  }

  /// Digits alone: a date, or a count since 1970 whose unit is told by its length.
  private Instant ofDigits(ZoneId zone) {
    int length = text.length();
    if (length == 8 || length == 14) {
      LocalDate date = LocalDate.of(number(4), number(2), number(2));
      LocalDateTime local =
          length == 8 ? date.atStartOfDay() : date.atTime(number(2), number(2), number(2));
      return local.toInstant(zone.getRules().getOffset(local));
    }
    if (length < 9 || length > MICROS_DIGITS) {
      throw new DateTimeException(length + " digits are neither a date nor a count since 1970");
    }
    long count = Long.parseLong(text);
    if (length <= SECONDS_DIGITS) {
      return Instant.ofEpochSecond(count);
    }
    if (length <= MILLIS_DIGITS) {
      return Instant.ofEpochMilli(count);
    }
    return Instant.ofEpochSecond(count / 1_000_000, count % 1_000_000 * 1_000);
  }

  /// How many digits follow.
  private int digits() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int number(int most) {
    int value = 0;
    int end = Math.min(text.length(), at + most);
    int start = at;
    while (at < end && isDigit(text.charAt(at))) {
      value = value * 10 + (text.charAt(at) - '0');
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    return value;
  }

  private int fraction() {
    int micros = 0;
    int scale = 100_000;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      micros += (text.charAt(at) - '0') * scale;
      scale /= 10;
    }
    return micros;
  }

  private char skip(String any) {
    if (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      return text.charAt(at++);
    }
    throw unexpected();
  }

  private boolean skipIf(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private void skipSpaces() {
    while (skipIf(' ')) {
      // Any number of them.
    }
  }

  private DateTimeException unexpected() {
    return new DateTimeException(
        at < text.length()
            ? "'%c' at position %d was not expected".formatted(text.charAt(at), at + 1)
            : "it ends too early");
  }
}
