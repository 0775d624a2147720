package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells the visits of programs: by the user agent that says so, or by a hundred views and more at
/// the regular distances of a machine without a cart, a wish or a purchase.
///
/// Regular is a coefficient of variation of the gaps below .15, a tenth of the longest left out for
/// pauses, of gaps below ten minutes on average; people's gaps spread as widely as they are long
/// (D. Doran and S. Gokhale, Web robot detection techniques, 2011). A visitor is a customer, or a
/// session without one.
///
/// Memory: 29 bytes a visitor, of the first million; up to 512 times of those with 30 views and
/// more, 4 million in all.
final class Robots {
  private static final int MOST_VISITORS = 1_000_000;
  private static final int MOST_TIMES = 4_000_000;
  private static final int TIMES_FROM = 30;
  private static final int TIMES_EACH = 512;
  private static final int FEWEST_VIEWS = 100;
  private static final double REGULAR = .15;
  private static final double LONGEST_GAP_SECONDS = 600;
  private static final double SHORTEST_GAP_SECONDS = .2;

  private static final Pattern AGENT =
      Pattern.compile(
          "(?i).*(\\b(?!cubot)\\w*bot\\b|crawler|spider|headless|scrapy|slurp|phantomjs|selenium"
              + "|python-requests|\\bcurl/|\\bwget/).*");

  private final LongIndex visitors = new LongIndex();
  private int[] views = new int[1 << 10];
  private final Map<Integer, Times> times = new HashMap<>();
  private int timesKept;
  private @Nullable Set<Integer> robots;

  private static final class Times {
    private long[] micros = new long[TIMES_FROM];
    private int count;
  }

  /// Counts an event. A visitor who wants something is a person for good.
  void add(ShopEvent event) {
    add(visitor(event.visit()), isLook(event), Clocks.micros(event.visit().time()));
  }

  void add(PlainEvent event) {
    add(visitor(event), event.looks(), event.micros());
  }

  private void add(long key, boolean look, long time) {
    int row = visitors.size() < MOST_VISITORS ? visitors.add(key) : visitors.find(key);
    if (row < 0) {
      return;
    }
    if (row >= views.length) {
      views = Arrays.copyOf(views, views.length * 2);
    }
    if (!look) {
      views[row] = Integer.MIN_VALUE;
      times.remove(row);
    } else if (++views[row] > TIMES_FROM && timesKept < MOST_TIMES) {
      keep(times.computeIfAbsent(row, _ -> new Times()), time);
    }
  }

  private void keep(Times own, long time) {
    if (own.count == TIMES_EACH) {
      return;
    }
    if (own.count == own.micros.length) {
      own.micros = Arrays.copyOf(own.micros, own.count * 2);
    }
    own.micros[own.count++] = time;
    timesKept++;
  }

  private static boolean isLook(ShopEvent event) {
    return switch (event) {
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.Search _ ->
          true;
      case ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Purchase _,
          ShopEvent.Refund _ ->
          false;
    };
  }

  private static long visitor(Visit visit) {
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    if (customer != null) {
      return Hashes.of(customer.value());
    }
    return session == null ? 1 : Hashes.mix(Hashes.of(session.value()) + 1);
  }

  private static long visitor(PlainEvent event) {
    Word customer = event.customer();
    Word session = event.session();
    if (customer != null) {
      return customer.hash();
    }
    return session == null ? 1 : Hashes.mix(session.hash() + 1);
  }

  /// Whether an event without attributes is of a program.
  boolean isRobot(PlainEvent event) {
    Set<Integer> known = robots();
    int row = known.isEmpty() ? -1 : visitors.find(visitor(event));
    return row >= 0 && known.contains(row);
  }

  void check(ShopEvent event, RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (Agents.isAgent(record, i) && AGENT.matcher(record.text(i)).matches()) {
        record.object(Rule.BOT, record.name(i), "the user agent is a program: " + record.text(i));
      }
    }
    Set<Integer> known = robots();
    int row = known.isEmpty() ? -1 : visitors.find(visitor(event.visit()));
    if (row >= 0 && known.contains(row)) {
      record.object(
          Rule.BOT,
          "session",
          "the visitor has %d views at the regular distances of a machine and wants nothing"
              .formatted(views[row]));
    }
  }

  private Set<Integer> robots() {
    Set<Integer> found = robots;
    if (found == null) {
      found = new HashSet<>();
      for (Map.Entry<Integer, Times> visitor : times.entrySet()) {
        if (views[visitor.getKey()] >= FEWEST_VIEWS && isRegular(visitor.getValue())) {
          found.add(visitor.getKey());
        }
      }
      robots = found;
      times.clear();
    }
    return found;
  }

  private static boolean isRegular(Times times) {
    long[] sorted = Arrays.copyOf(times.micros, times.count);
    Arrays.sort(sorted);
    double[] gaps = new double[Math.max(0, sorted.length - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (sorted[i + 1] - sorted[i]) / 1e6;
    }
    Arrays.sort(gaps);
    int kept = gaps.length - gaps.length / 10;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < kept; i++) {
      sum += gaps[i];
      squares += gaps[i] * gaps[i];
    }
    double mean = sum / kept;
    double deviation = Math.sqrt(Math.max(0, squares / kept - mean * mean));
    return mean >= SHORTEST_GAP_SECONDS
        && mean <= LONGEST_GAP_SECONDS
        && deviation <= REGULAR * mean;
  }
}
