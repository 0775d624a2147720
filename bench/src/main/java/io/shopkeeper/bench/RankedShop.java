package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes up a large shop that is served by a learned ranking under many rules, to be measured over
/// HTTP by `bench recommend`: the data directory, and in it a file of customers to ask for.
@Command(
    name = "ranked-shop",
    description = "Makes up a large shop with a learned ranking and 50 rules, to be served.")
final class RankedShop implements Callable<Integer> {
  private static final int RULES = 50;
  private static final Seed SEED = new Seed(1);

  @Option(
      names = "--into",
      required = true,
      description = "A new data directory, to be served from then.")
  private Path directory = Path.of("");

  @Option(names = "--products", defaultValue = "41000")
  private int products;

  @Option(names = "--customers", defaultValue = "20000")
  private int customers;

  @Option(names = "--days", defaultValue = "30")
  private int days;

  @Option(names = "--candidates", defaultValue = "transitions", description = "Who finds them.")
  private String family = "";

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    SimulatedShop shop =
        ShopSimulation.run(
            SimulationSettings.demo(Locale.ENGLISH, Instant.parse("2026-11-29T00:00:00Z"))
                .sized(products, customers, days),
            SEED);
    Files.createDirectories(directory);
    try (Store store = DuckStore.open(directory, shop.shop(), InstantSource.system())) {
      store.facts().putProducts(shop.products());
      store.facts().putCustomers(shop.customers());
      store.log().load(shop.events().iterator());
      say("%,d events kept".formatted(shop.events().size()), start);
      TrainedRecommender trained =
          RecommendTraining.train(
              store, "ranked-" + family, SEED, InstantSource.system(), Progress.NONE);
      say(trained.provenance().settings().toString(), start);
      trained
          .provenance()
          .measures()
          .forEach((name, value) -> System.out.printf("  %s %s%n", name, value));
      new RuleBook(store.shop(), store.facts(), InstantSource.system()).put(rules(), "bench");
    }
    List<String> names = shop.customers().stream().map(one -> one.id().value()).toList();
    Path asked = directory.resolve("customers.txt");
    Files.write(asked, names);
    System.out.printf("customers: %s%n", asked);
    return 0;
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      int price = 5 + 3 * i;
      rules.add(
          switch (i % 5) {
            case 0 -> Rule.of("r" + i, "exclude", "price > %d and stock = no".formatted(price));
            case 1 -> Rule.of("r" + i, "boost 1." + (1 + i % 9), "price < %d".formatted(price));
            case 2 ->
                Rule.of(
                    "r" + i, "bury 0.9", "price between %d and %d".formatted(price, price + 60));
            case 3 -> Rule.of("r" + i, "cap 3 per category", "price > %d".formatted(price));
            default -> Rule.of("r" + i, "boost 1.05", "brand exists and price > " + price);
          });
    }
    return rules;
  }

  private static void say(String what, long since) {
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - since) / 1e9, what);
  }
}
