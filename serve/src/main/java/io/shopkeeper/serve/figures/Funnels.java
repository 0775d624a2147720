package io.shopkeeper.serve.figures;

import io.shopkeeper.serve.figures.SalesFigures.Funnel;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How far visits came, counted from all events of a period once a minute, for what changes without
/// an event, as when somebody was erased; in between from the visits that went on since, which
/// gives the same. Safe for any number of threads; they wait for one who counts.
final class Funnels {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int MOST = 16;

  private final Store store;
  private final InstantSource clock;
  private final Map<Period, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Period, Known> eldest) {
          return size() > MOST;
        }
      };

  /// @param head the last event that is counted
  /// @param until when it is to be counted from all events again
  private record Known(Funnel funnel, long head, Instant until) {}

  Funnels(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  synchronized Funnel of(Period period) {
    long head = store.log().head();
    Instant now = clock.instant();
    Known before = known.get(period);
    if (before != null && before.head == head && !now.isAfter(before.until)) {
      return before.funnel;
    }
    Instant start = period.start(store.shop());
    Instant end = period.end(store.shop());
    Known counted =
        before == null || now.isAfter(before.until)
            ? new Known(
                ask(Query.of(Funnels.class, "funnel.sql", start, end, head)),
                head,
                now.plus(LIFETIME))
            : new Known(
                plus(
                    before.funnel,
                    ask(
                        Query.of(
                            Funnels.class, "funnel-since.sql", start, end, before.head, head))),
                head,
                before.until);
    known.put(period, counted);
    return counted.funnel;
  }

  private Funnel ask(Query query) {
    return store
        .facts()
        .list(
            query,
            row -> new Funnel(row.integer(0), row.integer(1), row.integer(2), row.integer(3)))
        .getFirst();
  }

  private static Funnel plus(Funnel a, Funnel b) {
    return new Funnel(
        a.visits() + b.visits(),
        a.looked() + b.looked(),
        a.carted() + b.carted(),
        a.ordered() + b.ordered());
  }
}
