package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.app.terminal.Logging;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.ServeSettings;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Does once, on a tiny shop in a temporary folder, what a start and the commands do, so that the
/// JVM can keep what it loaded and linked (JEP 483 and 514). Run by the launcher after a build.
final class Rehearsal {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<String> PAGES =
      List.of(
          "/",
          "/live",
          "/quality",
          "/products",
          "/jobs",
          "/models",
          "/docs",
          "/health",
          "/metrics");

  private final Path folder;
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Logging.configure(Shopkeeper.class, "logging.properties");
    Path folder = Files.createTempDirectory("shopkeeper-rehearsal");
    try {
      new Rehearsal(folder).play();
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void play() throws IOException {
    var demo = SimulationSettings.small(Locale.ENGLISH, Instant.now());
    var small = new SimulationSettings(demo.shop(), 40, 60, 20, demo.end());
    SimulatedShop shop = ShopSimulation.run(small, new Seed(1));
    String customer = shop.customers().getFirst().id().value();
    String product = shop.products().getFirst().id().value();
    Path products = folder.resolve("products.csv");
    Files.writeString(products, "id,title,price\nrehearsal,A product,1.50\n");

    try (ShopProgram program = ShopProgram.open(folder, shop.shop(), CLOCK)) {
      DemoCommand.keep(shop, program, Progress.NONE);
      program.train("als", Progress.NONE); // what serves the demo
      serve(program, customer, product, products);
    }
    command("recommend", customer);
    command("ingest", products.toString());
    command("--help");
  }

  private void serve(ShopProgram program, String customer, String product, Path products) {
    var settings = ServeSettings.local(0, "the key of a rehearsal");
    try (ServerLock lock = ServerLock.acquire(folder);
        ServingShop serving = ServingShop.start(program, settings, CLOCK)) {
      serving.publish(lock, settings);
      command("recommend", customer);
      command("similar", product);
      command("ingest", products.toString());
      try (var client = new ShopkeeperClient(ServerLock.holder(folder).orElseThrow())) {
        PAGES.forEach(client::get);
        client.post(
            "/api/v1/events",
            "{\"event\":\"view_item\",\"customer\":\"%s\",\"product\":\"%s\"}"
                .formatted(customer, product));
      }
    }
  }

  private void command(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--data-dir";
    all[1] = folder.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    Shopkeeper.run(out, out, all);
  }
}
