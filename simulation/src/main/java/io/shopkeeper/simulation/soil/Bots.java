package io.shopkeeper.simulation.soil;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Visits of machines: hundreds of product views at one interval, nothing bought. Half of them say
/// what they are in `user_agent`, half walk the catalogue in its order.
final class Bots {
  private static final int FEWEST_VIEWS = 200;
  private static final int MOST_VIEWS = 600;
  private static final int LONGEST_INTERVAL_SECONDS = 10;

  private final Draft events;
  private final List<String> products;
  private final int customers;
  private final RandomGenerator random;
  private final List<Instant> times;
  private int bots;

  /// @param customers how many numbers of customers are taken
  private Bots(Draft events, List<String> products, int customers, RandomGenerator random) {
    this.events = events;
    this.products = products;
    this.customers = customers;
    this.random = random;
    this.times =
        events.clean().rows().stream()
            .map(cells -> Instant.parse(new Row(events.clean().columns(), cells).cell("time")))
            .toList();
  }

  /// @param rate of the sessions
  static void plant(Draft events, List<String> products, int customers, double rate, Soil soil) {
    var bots = new Bots(events, products, customers, soil.random("bots", events));
    long sessions =
        events.lines().stream().map(line -> events.row(line).cell("session")).distinct().count();
    for (long session = 0; session < sessions; session++) {
      if (bots.random.nextDouble() < rate) {
        bots.visit(soil.next());
      }
    }
  }

  private void visit(int fault) {
    Instant time = Pick.any(times, random);
    String visitor = "C%05d".formatted(customers + ++bots);
    String session = "%s-%d".formatted(visitor, time.getEpochSecond());
    String agent =
        Pick.any(random.nextBoolean() ? UserAgents.CRAWLERS : UserAgents.BROWSERS, random);
    int views = FEWEST_VIEWS + random.nextInt(MOST_VIEWS - FEWEST_VIEWS + 1);
    int interval = 1 + random.nextInt(LONGEST_INTERVAL_SECONDS);
    boolean walks = random.nextBoolean();
    int product = random.nextInt(products.size());
    for (int view = 1; view <= views; view++) {
      Map<String, String> cells =
          Map.of(
              "id",
              "%s-%d".formatted(visitor, view),
              "event",
              "view_item",
              "time",
              time.toString(),
              "session",
              session,
              "channel",
              "web",
              "product",
              products.get(product),
              "user_agent",
              agent);
      events.insert(lastNotAfter(time), fault, FaultKind.BOT, row(cells));
      time = time.plusSeconds(interval);
      product = walks ? (product + 1) % products.size() : random.nextInt(products.size());
    }
  }

  private List<String> row(Map<String, String> cells) {
    var row = new ArrayList<String>();
    events.clean().columns().forEach(column -> row.add(cells.getOrDefault(column, "")));
    return row;
  }

  /// Where a record of this time belongs among the clean ones, which are in time order.
  private int lastNotAfter(Instant time) {
    int from = 0;
    int to = times.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (times.get(middle).isAfter(time)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from - 1;
  }
}
