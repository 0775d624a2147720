package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What it costs to make up the demo shop, and how what it sells is spread beside what a real shop
/// sold.
@Command(
    name = "simulate",
    description = "Makes up the demo shop: events a second of processor time, marginals.")
final class SimulateCommand implements Callable<Integer> {
  private static final Instant END = Instant.parse("2026-11-01T12:00:00Z");

  @Option(names = "--products")
  private @Nullable Integer products;

  @Option(names = "--customers")
  private @Nullable Integer customers;

  @Option(names = "--days")
  private @Nullable Integer days;

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--runs", defaultValue = "3", description = "The last is told.")
  private int runs;

  @Option(
      names = "--report",
      description = "Tells the marginals, beside those of UCI Online Retail where it is given.",
      arity = "0..1",
      fallbackValue = "")
  private @Nullable String report;

  @Override
  public Integer call() throws IOException {
    SimulationSettings demo = SimulationSettings.demo(Locale.ENGLISH, END);
    SimulationSettings settings =
        demo.sized(
            products == null ? demo.products() : products,
            customers == null ? demo.customers() : customers,
            days == null ? demo.days() : days);
    SimulatedShop shop = ShopSimulation.run(settings, new Seed(seed));
    for (int run = 1; run <= runs; run++) {
      long before = ThreadClock.ofThisThread();
      shop = ShopSimulation.run(settings, new Seed(seed));
      double seconds = (ThreadClock.ofThisThread() - before) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,d products with %d attributes, %,d customers, %d days: %,d events, %,d reviews in %.2f"
              + " CPU-s, %,.0f events/CPU-s%n",
          shop.products().size(),
          settings.attributes(),
          shop.customers().size(),
          settings.days(),
          shop.events().size(),
          shop.reviews().size(),
          seconds,
          shop.events().size() / seconds);
    }
    if (report != null) {
      report(shop, report);
    }
    return 0;
  }

  private static void report(SimulatedShop shop, String file) throws IOException {
    Map<String, String> simulated =
        of(shop.shop(), store -> store.log().load(shop.events().iterator()));
    Map<String, String> real = file.isEmpty() ? Map.of() : of(retail(), store -> read(store, file));
    System.out.println("| | simulated | Online Retail |\n|---|---|---|");
    simulated.forEach((name, figure) ->
        System.out.println(
            "| %s | %s | %s |".formatted(name, figure, real.getOrDefault(name, ""))));
  }

  private static void read(Store store, String file) {
    try {
      Path rejects = Files.createTempDirectory("rejects");
      new Ingest(store, InstantSource.system(), rejects)
          .run(List.of(Path.of(file)), null, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shop retail() {
    return new Shop(
        new ShopId("retail"),
        "Online Retail",
        ZoneId.of("Europe/London"),
        Currency.getInstance("GBP"),
        Locale.UK);
  }

  private static Map<String, String> of(Shop shop, Consumer<Store> fill) throws IOException {
    Path folder = Files.createTempDirectory("marginals");
    try (Store store = DuckStore.open(folder, shop, InstantSource.system())) {
      fill.accept(store);
      return new Marginals(store.facts()).figures();
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
