package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Receipt;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The program that [KilledProcessTest] kills: several callers append, a reader asks, a bulk load
/// runs, and the store is closed and opened in between.
///
/// Says on its output `ready`, then `begin caller call .` before and `done caller call .` after
/// each append that was acknowledged.
final class ShopUnderLoad {
  static final int CALLERS = 4;

  /// This caller loads in bulk.
  static final int LOADER = CALLERS;

  private static final int LOADED = 2_000;

  private ShopUnderLoad() {}

  /// What a caller appends in one call: always the same for the same arguments.
  static List<ShopEvent> batch(int round, int caller, int call) {
    int size = caller == LOADER ? LOADED : 1 + (call * 37) % 120;
    int first = ((round * (CALLERS + 1) + caller) * 1_000 + call) * LOADED;
    return IntStream.range(first, first + size)
        .mapToObj(n -> n % 5 == 0 ? Events.purchase(n, 1 + n % 7) : Events.view(n))
        .toList();
  }

  static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    int round = Integer.parseInt(arguments[1]);
    RandomGenerator random = new Seed(round).generator("load");
    var out = new PrintStream(System.out, true);
    int call = 0;
    while (true) {
      try (var store = DuckStore.open(directory, null, InstantSource.system())) {
        out.println("ready");
        int last = call + 5 + random.nextInt(40);
        var callers = new ArrayList<Thread>();
        for (int caller = 0; caller <= CALLERS; caller++) {
          int from = call;
          int who = caller;
          callers.add(
              Thread.ofVirtual()
                  .start(() -> {
                    for (int i = from; i < last; i++) {
                      append(store, round, who, i, out);
                    }
                  }));
        }
        var count = new Query("count", "SELECT count(*) FROM events", List.of());
        for (int i = random.nextInt(10); i > 0; i--) {
          store.facts().list(count, row -> row.integer(0));
        }
        for (Thread caller : callers) {
          caller.join();
        }
        call = last;
      }
    }
  }

  private static void append(DuckStore store, int round, int caller, int call, PrintStream out) {
    List<ShopEvent> events = batch(round, caller, call);
    out.println("begin %d %d .".formatted(caller, call));
    long appended =
        caller == LOADER
            ? store.log().load(events.iterator()).appended()
            : store.log().append(events).count(Receipt.Outcome.APPENDED);
    if (appended != events.size()) {
      throw new IllegalStateException(
          "caller %d, call %d: %d of %d events were new"
              .formatted(caller, call, appended, events.size()));
    }
    out.println("done %d %d .".formatted(caller, call));
  }
}
