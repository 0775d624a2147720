package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ServedWindow;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.LiveCustomers;
import io.shopkeeper.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// An experiment on the demo shop that is served, under its simulated customers.
@Command(
    name = "live",
    description = "An experiment under live simulated customers, on a demo that is served.")
final class LiveCommand implements Callable<Integer> {
  @ParentCommand private Bench bench = new Bench();

  @Option(names = "--visits", defaultValue = "3000")
  private int visits;

  @Option(names = "--planned", defaultValue = "1300", description = "Customers.")
  private int planned;

  @Option(names = "--seed", defaultValue = "1", description = "The demo's.")
  private long seed;

  @Option(names = "--draw", description = "Where to draw it, as SVG.")
  private @Nullable Path drawing;

  @Override
  public Integer call() throws IOException {
    InstantSource clock = InstantSource.system();
    var settings = SimulationSettings.demo(Locale.getDefault(), clock.instant());
    var arms = List.of(ServedWindow.POPULAR, ServedWindow.PERSONAL);
    try (var shop = new ShopkeeperClient(bench.holder())) {
      var customers = new LiveCustomers(settings, new Seed(seed), arms, clock);
      new LiveExperiment(shop, customers, "live-" + clock.millis()).run(visits, planned, drawing);
    }
    return 0;
  }
}
