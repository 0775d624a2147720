package io.shopkeeper.bench;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.ListRequest;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.Scored;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What rules cost one list: ranked candidates of a made-up catalogue into a list of 20, one after
/// the other on one thread of a warm JVM; and what it costs to hold the rules ready.
final class RulesBenchmark {
  private static final int COUNT = 20;
  private static final int WARM = 3_000;
  private static final int LISTS = 10_000;
  private static final int LISTS_APART = 64;
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Currency EURO = Currency.getInstance("EUR");

  private final int products;
  private final int candidates;
  private final RandomGenerator random = new Seed(1).generator("rules");

  RulesBenchmark(int products, int candidates) {
    this.products = products;
    this.candidates = candidates;
  }

  /// @param count of rules that steer, pin, cap, exclude and favour
  void run(int count) {
    var shelf = new Shelf(List.of("colour", "margin", "tags"));
    for (int i = 0; i < products; i++) {
      shelf.put(product(i));
    }
    measure("%d rules".formatted(count), shelf, rules(count, ""));
    measure("%d rules and MMR".formatted(count), shelf, rules(count, "diversify mmr 0.3"));
    measure("%d rules and DPP".formatted(count), shelf, rules(count, "diversify dpp 0.3"));
    measure("%d rules and exploration".formatted(count), shelf, rules(count, "explore 0.1"));
  }

  private void measure(String what, Shelf shelf, List<Rule> rules) {
    CompiledRules compiled = CompiledRules.of(rules, shelf);
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      compiled = CompiledRules.of(rules, shelf);
    }
    double ready = (System.nanoTime() - start) / 10e6;
    start = System.nanoTime();
    int[] one = {17};
    CompiledRules changed = compiled;
    for (int i = 0; i < 100; i++) {
      changed = changed.with(one);
    }
    double renewed = (System.nanoTime() - start) / 100e6;
    List<List<Scored>> lists = new ArrayList<>();
    for (int i = 0; i < LISTS_APART; i++) {
      lists.add(candidates(shelf));
    }
    long[] nanos = new long[LISTS];
    long shown = 0;
    for (int i = -WARM; i < LISTS; i++) {
      List<Scored> list = lists.get(Math.floorMod(i, LISTS_APART));
      long begun = System.nanoTime();
      shown +=
          compiled
              .inForce(Place.RECOMMENDATIONS, NOW)
              .apply(list, new ListRequest(COUNT, Set.of(), _ -> true, new Seed(i)))
              .items()
              .size();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-28s %,d candidates of %,d products: p50 %6.1f µs, p99 %6.1f µs; shown %.1f; ready in"
            + " %.1f ms, after one product changed in %.2f ms%n",
        what,
        candidates,
        products,
        nanos[LISTS / 2] / 1e3,
        nanos[LISTS * 99 / 100] / 1e3,
        (double) shown / (LISTS + WARM),
        ready,
        renewed);
  }

  private List<Rule> rules(int count, String last) {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < count; i++) {
      int n = random.nextInt(40);
      rules.add(
          switch (i % 10) {
            case 0 -> Rule.of("r" + i, "exclude", "brand = brand-%d and stock = no".formatted(n));
            case 1 -> Rule.of("r" + i, "bury 0.5", "margin < 10% and category = group-" + n % 9);
            case 2 -> Rule.of("r" + i, "cap 3 per brand", "category = group-" + n % 9);
            case 3 -> Rule.of("r" + i, "pin " + (1 + i / 10 * 3), "id = p-" + n * 1_000);
            case 4 -> Rule.of("r" + i, "boost 1.2", "tags contains new and not colour = red");
            case 5 ->
                i == 5
                    ? Rule.of("r" + i, "favour margin 0.1", "")
                    : Rule.of("r" + i, "boost 1.1", "price between %d and 90".formatted(n));
            default ->
                Rule.of(
                    "r" + i,
                    "boost 1." + (1 + n % 9),
                    "brand = brand-%d or price < %d".formatted(n, n));
          });
    }
    if (!last.isEmpty()) {
      rules.set(count - 1, Rule.of("last", last, ""));
    }
    return rules;
  }

  private List<Scored> candidates(Shelf shelf) {
    return random
        .ints(0, products)
        .distinct()
        .limit(candidates)
        .mapToObj(row -> new Scored(shelf.id(row), random.nextDouble()))
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .toList();
  }

  private Product product(int i) {
    String group = "group-" + random.nextInt(9);
    return new Product(
        new ProductId("p-" + i),
        "Product " + i,
        null,
        List.of("all", group, group + "-" + random.nextInt(5)),
        "brand-" + random.nextInt(200),
        new Money(random.nextInt(100, 20_000), EURO),
        random.nextInt(10) > 0,
        Map.of(
            "colour",
            List.of("red", "blue", "green").get(random.nextInt(3)),
            "cost",
            Integer.toString(random.nextInt(1, 100)),
            "tags",
            random.nextBoolean() ? "new, sale" : "old"));
  }
}
