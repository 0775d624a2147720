package io.shopkeeper.bench;

import io.shopkeeper.bench.bandit.BanditBenchmark;
import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands of benchmarks that need no data but what they draw.
final class DrawnBenchmarks {
  private DrawnBenchmarks() {}

  /// `bench advertise`.
  @Command(name = "advertise", description = "Choosing among creatives: what it earns, how fast.")
  static final class Advertise implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "7")
    private long seed;

    @Override
    public Integer call() throws Exception {
      var benchmark = new AdvertiseBenchmark(new Seed(seed), 100);
      benchmark.policies(10);
      benchmark.policies(40);
      benchmark.speed(10_000, 40_000);
      return 0;
    }
  }

  /// `bench write`.
  @Command(
      name = "write",
      description = "Texts of a made-up catalogue: drafts a second, and what changes do to them.")
  static final class Write implements Callable<Integer> {
    @Option(names = "--products", defaultValue = "5000")
    private int products;

    @Option(names = "--lang", defaultValue = "en", description = "Of the shop: zh or en.")
    private String language = "en";

    @Option(names = "--threads", defaultValue = "2")
    private int threads;

    @Override
    public Integer call() throws Exception {
      new WritingBenchmark(products, Locale.of(language)).run(threads);
      return 0;
    }
  }

  /// `bench pacing`.
  @Command(
      name = "pacing",
      description = "What a paced budget spends and earns against hindsight, on drawn traffic.")
  static final class Pacing implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "7")
    private long seed;

    @Option(names = "--seeds", defaultValue = "200")
    private int seeds;

    @Override
    public Integer call() {
      new PacingBenchmark(new Seed(seed), seeds).run();
      return 0;
    }
  }

  /// `bench forecast`.
  @Command(
      name = "forecast",
      description =
          "How often what a campaign brings lies within what was forecast, on drawn shops.")
  static final class Forecasts implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "7")
    private long seed;

    @Option(names = "--seeds", defaultValue = "500")
    private int seeds;

    @Override
    public Integer call() {
      new ForecastBenchmark(new Seed(seed), seeds).run();
      return 0;
    }
  }

  /// `bench experiment`.
  @Command(
      name = "experiment",
      description = "False alarms, power, coverage and speed of experiments, on drawn data.")
  static final class Experiment implements Callable<Integer> {
    @Parameters(
        description = "peeking, coverage, covariates, exposures, assignment",
        arity = "1..*")
    private List<String> parts = List.of();

    @Option(names = "--simulations", defaultValue = "10000")
    private int simulations;

    @Option(names = "--exposures", defaultValue = "50000000")
    private int exposures;

    @Option(names = "--only", defaultValue = "", description = "Coverage of such metrics.")
    private String only = "";

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() {
      var benchmark = new ExperimentBenchmark(new Seed(seed), simulations);
      for (String part : parts) {
        switch (part) {
          case "peeking" -> benchmark.peeking();
          case "covariates" -> benchmark.covariates();
          case "exposures" -> benchmark.exposures(exposures);
          case "assignment" -> benchmark.assignment();
          case "coverage" -> new CoverageBenchmark(new Seed(seed), simulations, only).run();
          default -> throw new IllegalArgumentException("no part '%s'".formatted(part));
        }
      }
      return 0;
    }
  }

  /// `bench bandits`.
  @Command(name = "bandits", description = "What bandits earn beside Vowpal Wabbit's.")
  static final class Bandits implements Callable<Integer> {
    @Parameters(description = "creatives, late, drifting, products; all if none", arity = "0..*")
    private List<String> worlds = List.of();

    @Option(names = "--seeds", defaultValue = "50")
    private int seeds;

    @Option(names = "--tuning", defaultValue = "10", description = "Seeds that choose settings.")
    private int tuning;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() {
      new BanditBenchmark(new Seed(seed), tuning, seeds).run(worlds);
      return 0;
    }
  }
}
