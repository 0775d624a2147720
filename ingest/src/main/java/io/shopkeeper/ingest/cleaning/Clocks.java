package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.LongIndex;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells the right time of records whose clock was wrong.
///
/// A time that no record may have (1970, the future) is right if a factor of a thousand, a million
/// or a thousand million, as between seconds, milli-, micro- and nanoseconds, brings it among the
/// times of the load, or whole years among those of its session; else it lies where the others of
/// its session do, if there are two and they lie within ten minutes. What none of these tells stays
/// refused.
///
/// A time that may be, but stands out of order between two others of its session, is off if whole
/// hours or years bring it between them; of a file without sessions likewise, with neighbours in
/// the file and whole years only. This needs files that are written in the order of time: 99 of 100
/// neighbours, at least 200. The rest of a session whose clock jumped is told by [ClockJumps].
///
/// Memory: 84 bytes a session, of the first million, and up to 100,000 corrections.
final class Clocks {
  private static final int MOST_SESSIONS = 1_000_000;
  private static final int MOST_FIXES = 100_000;
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final long CLOSE = HOUR / 2;
  private static final long SESSION_SPAN = HOUR / 6;
  private static final long NEAR_YEAR = 7 * DAY;
  private static final int MOST_HOURS = 14;
  private static final int FEWEST_PAIRS = 200;
  private static final double IN_ORDER = .99;
  private static final long NEVER = Long.MIN_VALUE;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");
  private static final double[] FACTORS = {1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9};

  private final Shop shop;
  private final Instant now;
  private final Sequences sessions = new Sequences();
  private final Sequences files = new Sequences();
  private final ClockJumps jumps = new ClockJumps();
  private final Sample days = new Sample(1);
  private final Map<Long, Long> sessionFixes = new HashMap<>();
  private final Map<Long, Long> fileFixes = new HashMap<>();

  Clocks(Shop shop, Instant now) {
    this.shop = shop;
    this.now = now;
  }

  /// The last two times of each session or file in the order they were read, and the extremes.
  private static final class Sequences {
    private final LongIndex keys = new LongIndex();
    private long[] before = new long[1 << 8];
    private long[] last = new long[1 << 8];
    private long[] lastRecord = new long[1 << 8];
    private long[] least = new long[1 << 8];
    private long[] most = new long[1 << 8];
    private int[] count = new int[1 << 8];
    private long pairs;
    private long inOrder;

    int row(long key) {
      int row = keys.size() < MOST_SESSIONS ? keys.add(key) : keys.find(key);
      if (row >= count.length) {
        before = Arrays.copyOf(before, row * 2);
        last = Arrays.copyOf(last, row * 2);
        lastRecord = Arrays.copyOf(lastRecord, row * 2);
        least = Arrays.copyOf(least, row * 2);
        most = Arrays.copyOf(most, row * 2);
        count = Arrays.copyOf(count, row * 2);
      }
      return row;
    }

    void add(int row, long time, long record) {
      if (count[row] > 0 && time == last[row]) {
        // Lines of one order: the first of them gives it its time.
        count[row]++;
        return;
      }
      if (count[row] == 0) {
        before[row] = NEVER;
        least[row] = time;
        most[row] = time;
      } else {
        pairs++;
        inOrder += time >= last[row] ? 1 : 0;
        before[row] = last[row];
      }
      last[row] = time;
      lastRecord[row] = record;
      least[row] = Math.min(least[row], time);
      most[row] = Math.max(most[row], time);
      count[row]++;
    }

    boolean isOrdered() {
      return pairs >= FEWEST_PAIRS && inOrder >= IN_ORDER * pairs;
    }
  }

  static long micros(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano() / 1_000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
  }

  void add(ShopEvent event, RecordText record) {
    Visit visit = event.visit();
    SessionId session = visit.session();
    add(
        micros(visit.time()),
        key(record),
        session == null ? 0 : Hashes.of(session.value()),
        Hashes.of(record.file()));
  }

  void add(PlainEvent event) {
    Word session = event.session();
    add(event.micros(), event.key(), session == null ? 0 : session.hash(), event.fileHash());
  }

  /// @param session its hash; 0 for none
  private void add(long time, long number, long session, long file) {
    days.add(1, Math.floorDiv(time, SECOND) / 86_400.0);
    jumps.add(time, number, session, file);
    if (session != 0) {
      add(sessions, session, time, number, true);
    } else {
      add(files, file, time, number, false);
    }
  }

  private void add(Sequences own, long key, long time, long number, boolean hours) {
    int row = own.row(key);
    if (row < 0) {
      return;
    }
    if (own.count[row] >= 2 && own.before[row] != NEVER && time != own.last[row]) {
      Map<Long, Long> fixes = hours ? sessionFixes : fileFixes;
      long right = between(own.before[row], own.last[row], time, hours);
      if (right != NEVER && fixes.size() < MOST_FIXES) {
        fixes.put(own.lastRecord[row], right);
        // The wrong time is no neighbour of what follows.
        own.last[row] = own.before[row];
      }
    }
    own.add(row, time, number);
  }

  /// The row of a session by its hash, the same from now on; -1 for one that is not kept.
  int sessionOf(long session) {
    return sessions.keys.find(session);
  }

  /// Whether a time is within a session, or so near to it.
  ///
  /// @param longest a session that took longer is not trusted
  boolean isNear(int session, long time, long near, long longest) {
    long least = sessions.least[session];
    long most = sessions.most[session];
    return time >= least - near && time <= most + near && most - least <= longest;
  }

  /// The key of a record among all of the load.
  static long key(RecordText record) {
    return Hashes.mix(Hashes.of(record.file()) + record.number());
  }

  /// Where a time lies that was read between two others, if it cannot be right and whole hours or
  /// years make it so.
  private long between(long a, long off, long b, boolean hours) {
    boolean fits = off >= a - CLOSE && off <= b + CLOSE;
    if (fits || b < a) {
      return NEVER;
    }
    if (hours && b - a <= CLOSE) {
      for (int k = 1; k <= MOST_HOURS; k++) {
        for (long right : new long[] {off - k * HOUR, off + k * HOUR}) {
          if (right >= a && right <= b) {
            return right;
          }
        }
      }
    }
    boolean longAway = Math.abs(off - a) > 300 * DAY;
    long right = longAway && b - a <= NEAR_YEAR ? inYearOf(off, a) : NEVER;
    return right != NEVER && right >= a - SECOND && right <= b + SECOND ? right : NEVER;
  }

  private long inYearOf(long time, long other) {
    try {
      ZonedDateTime local = instant(time).atZone(shop.timeZone());
      int year = instant(other).atZone(shop.timeZone()).getYear();
      return micros(local.withYear(year).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return NEVER;
    }
  }

  /// An event at its right time, if the study told it.
  ShopEvent apply(ShopEvent event, RecordText record) {
    if (hasNoFixes()) {
      return event;
    }
    Long right = right(key(record), Hashes.of(record.file()));
    if (right == null) {
      return event;
    }
    Instant time = instant(right);
    record.note(
        "time",
        event.visit().time().toString(),
        time.toString(),
        Rule.CLOCK,
        "whole hours or years from the records around it");
    return Events.at(event, time);
  }

  private boolean hasNoFixes() {
    return sessionFixes.isEmpty() && fileFixes.isEmpty() && jumps.isEmpty();
  }

  private @Nullable Long right(long key, long file) {
    Long right = sessions.isOrdered() ? sessionFixes.get(key) : null;
    if (right == null && files.isOrdered()) {
      right = fileFixes.get(key);
    }
    return right == null ? jumps.right(key, file) : right;
  }

  /// Whether an event is told to be of another time.
  boolean changes(PlainEvent event) {
    return !hasNoFixes() && right(event.key(), event.fileHash()) != null;
  }

  /// The right time of a record that is refused for its time.
  ///
  /// @param text as written, and `read` the instant that it is, if it is one
  Optional<Instant> mend(RecordText record, String text, Optional<Instant> read) {
    Optional<Instant> byFactor = byFactor(text, read);
    return byFactor.isPresent() ? byFactor : bySession(record, read);
  }

  private Optional<Instant> byFactor(String text, Optional<Instant> read) {
    Sample.Usual usual = days.usual(1);
    double seconds =
        DIGITS.matcher(text).matches()
            ? Double.parseDouble(text)
            : read.map(time -> (double) time.getEpochSecond() + time.getNano() / 1e9).orElse(0.0);
    if (seconds <= 0 || usual.count() < Sample.SIZE) {
      return Optional.empty();
    }
    Instant found = null;
    for (double factor : FACTORS) {
      double candidate = seconds * factor;
      double distance = Math.abs(candidate / 86_400 - usual.median());
      // Half a year, or what the load spreads: a factor of a thousand misses by decades.
      boolean among = distance <= Math.max(183, 4 * usual.deviation());
      if (among && candidate < now.getEpochSecond() + 86_400) {
        found = instant((long) (candidate * SECOND));
      }
    }
    return Optional.ofNullable(found);
  }

  private Optional<Instant> bySession(RecordText record, Optional<Instant> read) {
    String session = record.find("session");
    int row = session == null ? -1 : sessions.keys.find(Hashes.of(session));
    if (row < 0) {
      return Optional.empty();
    }
    long least = sessions.least[row];
    long most = sessions.most[row];
    if (read.isPresent() && most - least <= DAY) {
      long right = inYearOf(micros(read.get()), least);
      if (right >= least - CLOSE && right <= most + CLOSE) {
        return Optional.of(instant(right));
      }
    }
    return sessions.count[row] >= 2 && most - least <= SESSION_SPAN
        ? Optional.of(instant(least + (most - least) / 2))
        : Optional.empty();
  }
}
