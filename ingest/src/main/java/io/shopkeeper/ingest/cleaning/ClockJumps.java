package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.numeric.LongIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the right time of the rest of a session from where its clock jumped by whole hours, as
/// that of a telephone does whose zone changes.
///
/// A jump is told by three things together: the time is whole hours and at most five minutes from
/// the event of the session before it; it is out of order among the rows around it in the file; and
/// without the hours it stands between them. Events that a device kept and sent later follow on the
/// time before them, so that they are no jumps.
///
/// It tells nothing of files that are not written in the order of time (rows of different sessions
/// that follow each other are in order four times in five), nor where fewer than four in five of
/// the times that could be jumps are: such a shop's sessions have pauses of any length.
///
/// Memory: 24 bytes a session and file, of the first million, and up to 100,000 corrections.
final class ClockJumps {
  private static final int MOST_SESSIONS = 1_000_000;
  private static final int MOST_FIXES = 100_000;
  private static final int MOST_WAITING = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long PAUSE = HOUR / 2;
  private static final long FARTHEST = 15 * HOUR;
  private static final long SOON = 5 * MINUTE;
  private static final int FEWEST_PAIRS = 200;
  private static final int FEWEST = 5;
  private static final double MOSTLY = .8;

  private final LongIndex sessions = new LongIndex();

  /// By session and file: its latest time, without the hours of a jump.
  private long[] last = new long[1 << 8];

  private final Map<Long, Order> files = new HashMap<>();
  private final Map<Long, Long> fixes = new HashMap<>();
  private long candidates;
  private long told;

  /// A time that may be off, until the rows behind it are known.
  ///
  /// @param right the time without whole hours
  /// @param soon whether that is right behind the event before
  private record Waiting(int session, long record, long time, long right, boolean soon) {}

  /// The rows of a file as they come.
  private static final class Order {
    private static final int SIZE = 9;

    private final long[] recent = new long[SIZE];
    private int seen;
    private long session;
    private long before;
    private long pairs;
    private long inOrder;
    private final List<Waiting> waiting = new ArrayList<>();

    void add(long time, long own) {
      if (seen > 0 && own != session) {
        pairs++;
        inOrder += time >= before ? 1 : 0;
      }
      recent[seen++ % SIZE] = time;
      session = own;
      before = time;
    }

    /// The middle of the latest times, which no single wrong one moves far.
    long usual() {
      long[] times = Arrays.copyOf(recent, Math.min(seen, SIZE));
      Arrays.sort(times);
      return times[times.length / 2];
    }

    boolean isOrdered() {
      return pairs >= FEWEST_PAIRS && inOrder >= MOSTLY * pairs;
    }
  }

  /// @param session its hash; 0 for none
  void add(long time, long record, long session, long file) {
    Order order = files.computeIfAbsent(file, _ -> new Order());
    int row = session == 0 ? -1 : row(Hashes.mix(session + 31 * file));
    if (row >= 0 && last[row] != 0) {
      long gap = time - last[row];
      if (Math.abs(gap) > PAUSE && Math.abs(gap) <= FARTHEST && order.seen > 0) {
        long right = time - Math.floorDiv(gap, HOUR) * HOUR;
        boolean soon = right - last[row] <= SOON;
        if (order.waiting.size() < MOST_WAITING) {
          order.waiting.add(new Waiting(row, record, time, right, soon));
        }
        // What follows is compared with what this should be.
        last[row] = soon ? right : time;
        return;
      }
    }
    if (!order.waiting.isEmpty()) {
      settle(order, time);
    }
    if (row >= 0) {
      last[row] = time;
    }
    order.add(time, session);
  }

  private int row(long key) {
    int row = sessions.size() < MOST_SESSIONS ? sessions.add(key) : sessions.find(key);
    if (row >= last.length) {
      last = Arrays.copyOf(last, row * 2);
    }
    return row;
  }

  /// Decides about the times before a row that seems right.
  private void settle(Order order, long next) {
    long usual = order.usual();
    for (Waiting one : order.waiting) {
      boolean outOfOrder = one.time < usual - PAUSE || one.time > next + PAUSE;
      boolean whole = one.soon && one.right >= usual - MINUTE && one.right <= next + MINUTE;
      candidates += outOfOrder ? 1 : 0;
      told += outOfOrder && whole ? 1 : 0;
      if (outOfOrder && whole && fixes.size() < MOST_FIXES) {
        fixes.put(one.record, one.right);
      } else {
        last[one.session] = one.time;
      }
    }
    order.waiting.clear();
  }

  /// The right time of a record of a file; null if it is not known to be off.
  @Nullable Long right(long record, long file) {
    Long right = fixes.get(record);
    Order order = right == null ? null : files.get(file);
    boolean sure = candidates >= FEWEST && told >= MOSTLY * candidates;
    return order != null && sure && order.isOrdered() ? right : null;
  }

  boolean isEmpty() {
    return fixes.isEmpty();
  }
}
