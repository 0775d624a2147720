package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.BinaryMetrics;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.foresight.Foresight;
import io.shopkeeper.profile.foresight.ForesightTraining;
import io.shopkeeper.simulation.Disposition;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How near profiles of a simulated shop come to what its customers are: rank correlation
/// (Spearman's, equal values share the mean of their ranks) with thrift and tastes, and how well
/// those who left are told from those who stay.
@Command(
    name = "truth",
    description = "Holds profiles of a simulated shop against the truth about its customers.")
final class TruthBenchmark implements Runnable {
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  private static final List<Integer> UNITS = List.of(1, 5, 10, 20);

  @Option(names = "--customers", defaultValue = "1500", description = "How many.")
  private int customers;

  @Option(names = "--days", defaultValue = "90", description = "Of behaviour.")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Of the shop.")
  private long seed;

  @Override
  public void run() {
    SimulationSettings demo = SimulationSettings.small(Locale.ENGLISH, END);
    SimulatedShop shop =
        ShopSimulation.run(demo.sized(demo.products(), customers, days), new Seed(seed));
    try {
      Path folder = Files.createTempDirectory("shopkeeper-truth");
      try (Store store = DuckStore.open(folder, shop.shop(), InstantSource.fixed(END))) {
        store.facts().putProducts(shop.products());
        store.facts().putCustomers(shop.customers());
        store.log().load(shop.events().iterator());
        judge(shop, store);
      } finally {
        try (var files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void judge(SimulatedShop shop, Store store) {
    var profiles = new CustomerProfiles(store.facts());
    profiles.rebuild(END);
    Map<String, CustomerStatistics> all = new TreeMap<>(profiles.all(END, shop.shop().day(END)));
    System.out.printf(
        Locale.ROOT,
        "%,d customers, %d days, %,d events, seed %d%n",
        all.size(),
        days,
        shop.events().size(),
        seed);
    for (int units : UNITS) {
      thrift(shop, all, units);
      tastes(shop, all, units);
    }
    left(shop, store);
  }

  private static void thrift(SimulatedShop shop, Map<String, CustomerStatistics> all, int units) {
    List<double[]> pairs = new ArrayList<>();
    all.forEach((customer, figures) -> {
      if (figures.unitsBought() >= units) {
        pairs.add(new double[] {truth(shop, customer).thrift(), figures.priceSensitivity()});
      }
    });
    print("price sensitivity", units, pairs.size(), correlation(pairs));
  }

  /// Over all pairs of a customer and a category.
  private static void tastes(SimulatedShop shop, Map<String, CustomerStatistics> all, int units) {
    Set<String> categories = new TreeSet<>();
    shop.products().forEach(product -> categories.add(product.categories().getFirst()));
    List<double[]> pairs = new ArrayList<>();
    all.forEach((customer, figures) -> {
      if (figures.unitsBought() >= units) {
        for (String category : categories) {
          double told =
              figures.categories().stream()
                  .filter(one -> one.name().equals(category))
                  .mapToDouble(CustomerStatistics.Preference::share)
                  .findFirst()
                  .orElse(0);
          pairs.add(
              new double[] {truth(shop, customer).tastes().getOrDefault(category, 0.0), told});
        }
      }
    });
    print(
        "category taste", units, pairs.size() / Math.max(1, categories.size()), correlation(pairs));
  }

  private static void print(String what, int units, int judged, double correlation) {
    System.out.printf(
        Locale.ROOT,
        "  %-18s %6.3f  among %,d who bought %d units or more%n",
        what,
        correlation,
        judged,
        units);
  }

  private void left(SimulatedShop shop, Store store) {
    var trained =
        ForesightTraining.train(store, new Seed(1), InstantSource.fixed(END), Progress.NONE);
    Map<String, Double> again;
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      again =
          new TreeMap<>(
              Foresight.of(trained, store.facts(), END, shop.shop().day(END), new Workers(pool, 1))
                  .again());
    }
    List<Map.Entry<String, Double>> buyers = List.copyOf(again.entrySet());
    boolean[] left = new boolean[buyers.size()];
    double[] gone = new double[buyers.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = truth(shop, buyers.get(i).getKey()).left();
      gone[i] = 1 - buyers.get(i).getValue();
    }
    System.out.printf(
        Locale.ROOT,
        "  who left           AUC %.3f  among %,d who ordered, %.0f %% of whom left; orders within"
            + " %d days, held out: AUC %.3f%n",
        new BinaryMetrics(left, gone).areaUnderRoc().orElse(Double.NaN),
        buyers.size(),
        100.0 * IntStream.range(0, left.length).filter(i -> left[i]).count() / left.length,
        trained.model().ahead(),
        trained.model().trial().area().estimate());
  }

  private static Disposition truth(SimulatedShop shop, String customer) {
    Disposition truth = shop.dispositions().get(new CustomerId(customer));
    if (truth == null) {
      throw new IllegalStateException("nobody made up customer '%s'".formatted(customer));
    }
    return truth;
  }

  private static double correlation(List<double[]> pairs) {
    double[] x = ranks(pairs.stream().mapToDouble(pair -> pair[0]).toArray());
    double[] y = ranks(pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    double mean = (x.length + 1) / 2.0;
    double both = 0;
    double ofX = 0;
    double ofY = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - mean) * (y[i] - mean);
      ofX += (x[i] - mean) * (x[i] - mean);
      ofY += (y[i] - mean) * (y[i] - mean);
    }
    return both / Math.sqrt(ofX * ofY);
  }

  private static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
