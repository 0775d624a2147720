package io.shopkeeper.ingest;

import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.cleaning.Hashes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Reads times as [Notation] does, those written `2026-11-23T10:30:00Z` where they stand. Not
/// thread-safe.
final class PlainTime {
  /// No time, or none that may be.
  static final long NONE = Long.MIN_VALUE;

  private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";
  private static final int DATE = 10;
  private static final long DAY = 86_400_000_000L;
  private static final long SECOND = 1_000_000;

  private final Notation notation;
  private final long latest;
  private final long earliest;
  private final char[] date = new char[DATE];
  private long midnight = NONE;
  private boolean dated;

  PlainTime(Notation notation) {
    this.notation = notation;
    this.latest = micros(notation.latest());
    this.earliest = micros(Visit.EARLIEST);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /// Microseconds since 1970, or [#NONE].
  long micros(CharSequence text) {
    dated = isDated(text);
    if (!dated) {
      return other(text);
    }
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    long start = midnight(text);
    if (start == NONE || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    long micros = start + ((hour * 60L + minute) * 60 + second) * SECOND;
    return micros < earliest || micros > latest ? NONE : micros;
  }

  /// Whether the last time was written so.
  boolean isDated() {
    return dated;
  }

  private static boolean isDated(CharSequence text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      char form = FORM.charAt(i);
      if (form == 'd' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int two(CharSequence text, int at) {
    return (text.charAt(at) - '0') * 10 + (text.charAt(at + 1) - '0');
  }

  /// Files are mostly in the order of time, so that the date is mostly the last one.
  private long midnight(CharSequence text) {
    boolean same = midnight != NONE;
    for (int i = DATE - 1; i >= 0 && same; i--) {
      same = date[i] == text.charAt(i);
    }
    if (same) {
      return midnight;
    }
    for (int i = 0; i < DATE; i++) {
      date[i] = text.charAt(i);
    }
    try {
      int year = two(text, 0) * 100 + two(text, 2);
      midnight = LocalDate.of(year, two(text, 5), two(text, 8)).toEpochDay() * DAY;
    } catch (DateTimeException e) {
      midnight = NONE;
    }
    return midnight;
  }

  private long other(CharSequence text) {
    if (text.isEmpty() || Hashes.ofPlain(text) == 0) {
      return NONE;
    }
    try {
      return micros(
          notation.time(text.toString(), EventField.TIME.label()).truncatedTo(ChronoUnit.MICROS));
    } catch (Refusal e) {
      return NONE;
    }
  }
}
