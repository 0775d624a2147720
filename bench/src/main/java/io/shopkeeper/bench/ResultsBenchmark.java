package io.shopkeeper.bench;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.ExperimentPlan;
import io.shopkeeper.experiment.shop.ExperimentResults;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.Ramp;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// An experiment's results from a store full of exposures, as the server reads them. The first call
/// fills the store, later ones read.
final class ResultsBenchmark {
  private static final long STEP = 5_000_000;
  private static final int EXPOSURES_PER_UNIT = 5;

  /// Events of every 20 units: a purchase and six looks.
  private static final double EVENTS_PER_UNIT = 7 / 20.;

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-10-29T00:00:00Z"));
  private static final Shop SHOP =
      new Shop(
          new ShopId("benchmark"),
          "Benchmark",
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          Locale.ENGLISH);

  private final Path parent;

  ResultsBenchmark(Path parent) {
    this.parent = parent;
  }

  void run(long exposures) throws IOException {
    Path folder = parent.resolve("results-" + exposures);
    boolean filled = Files.exists(folder);
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      if (filled) {
        read(store);
      } else {
        fill(store, exposures);
        System.out.printf("%s is filled: call again to read%n", folder);
      }
    }
  }

  private static void fill(Store store, long exposures) throws IOException {
    ShopExperiments shop = ShopExperiments.of(store.facts(), CLOCK);
    var experiments = shop.all();
    var allocation =
        new Allocation(
            "results",
            "results",
            0,
            1,
            List.of(new Arm("old", 1), new Arm("new", 1)),
            new Condition.Always());
    experiments.declare(
        new ExperimentPlan(
            "results", "Results", allocation, Metric.REVENUE, 100_000, List.of(), Ramp.NONE),
        "bench");
    experiments.start(experiments.find("results").orElseThrow(), "bench");
    long units = exposures / EXPOSURES_PER_UNIT;
    var process = new ServerProcess(ProcessHandle.current().pid());
    double folding = 0;
    for (long from = 0; from < exposures; from += STEP) {
      long to = Math.min(exposures, from + STEP);
      insert(store, "fill-exposures.sql", units, exposures, from, to);
      double before = process.cpuSeconds();
      shop.exposures().fold();
      folding += process.cpuSeconds() - before;
      System.out.printf("%,d exposures, folded in %.1f CPU-s so far%n", to, folding);
    }
    insert(store, "fill-events.sql", units, 0L, (long) (units * EVENTS_PER_UNIT));
  }

  private static void insert(Store store, String resource, Object... values) {
    store.facts().update(Query.of(ResultsBenchmark.class, resource, values));
  }

  private static void read(Store store) throws IOException {
    var process = new ServerProcess(ProcessHandle.current().pid());
    ShopExperiments experiments = ShopExperiments.of(store.facts(), CLOCK);
    Experiment experiment = experiments.all().find("results").orElseThrow();
    for (int call = 0; call < 3; call++) {
      double processor = process.cpuSeconds();
      long start = System.nanoTime();
      ExperimentResults results = experiments.results(experiment);
      System.out.printf(
          "%s units, %d days, sample ratio p %.3f: %.1f s, %.1f CPU-s, at most %.0f MiB resident%n",
          results.arms().stream().map(arm -> "%,d".formatted(arm.units())).toList(),
          results.days().size(),
          results.doubts().sampleRatio(),
          (System.nanoTime() - start) / 1e9,
          process.cpuSeconds() - processor,
          process.peakResidentMiB());
    }
  }
}
