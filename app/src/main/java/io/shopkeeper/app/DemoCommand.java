package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.training.TrainingReport;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Facts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// A made-up shop to look around in.
@Command(
    name = "demo",
    description = {
      "Make up a shop, learn from it, and serve it: to look around.",
      "模拟一家店铺，训练并启动服务，供您试用。",
      "",
      "Kept in the folder 'demo' of --data-dir, apart from a shop of your own; the next start goes",
      "on with it. Delete that folder to begin anew."
    })
final class DemoCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes up the same shop (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--products",
      paramLabel = "N",
      description = "How many products to make up (default: 5000).")
  private @Nullable Integer products;

  @Option(
      names = "--attributes",
      paramLabel = "N",
      description = "How many attributes each product has, 3 to 100 (default: 100).")
  private @Nullable Integer attributes;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "How many customers to make up (default: 5000).")
  private @Nullable Integer customers;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days of their behaviour (default: 90).")
  private @Nullable Integer days;

  @Override
  public void run() {
    Terminal terminal = shopkeeper.terminal();
    Path folder = ShopFolder.demo(shopkeeper.dataDirectory());
    SimulationSettings settings =
        sized(SimulationSettings.demo(Locale.getDefault(), Instant.now()));
    try (Service service = Service.open(shopkeeper, folder, settings.shop())) {
      ShopProgram program = service.program();
      if (program.store().log().head() == 0) {
        ShopFolder.markSimulated(folder);
        terminal.say("Making up a shop in %s …".formatted(folder.toAbsolutePath().normalize()));
        SimulatedShop shop = ShopSimulation.run(settings, new Seed(seed));
        terminal.showing(progress -> keep(shop, program, progress));
        terminal.say(
            "%,d products, %,d customers, %,d events over %d days."
                .formatted(
                    shop.products().size(),
                    shop.customers().size(),
                    shop.events().size(),
                    settings.days()));
        DemoCampaign.begin(
            shop.shop(), shop.products(), program.store().facts(), InstantSource.system());
        service.trainFirst();
      } else {
        terminal.say(
            "Going on with the shop in %s%s."
                .formatted(
                    folder.toAbsolutePath().normalize(),
                    products == null && attributes == null && customers == null && days == null
                        ? ""
                        : " as it is: sizes count for a new one, delete that folder to begin"
                            + " anew"));
      }
      service.visitedBy(
          shop -> new DemoGuests(shop, settings, new Seed(seed), InstantSource.system()));
      if (compared(program)) {
        service.serve();
      } else {
        terminal.say("Which model serves best is found out while it serves: see the page Jobs.");
        service.serveAndTrain();
      }
    }
  }

  /// Whether the model that answers was compared with others.
  private static boolean compared(ShopProgram program) {
    return program
        .recommender()
        .current()
        .filter(now -> !TrainingReport.of(now.provenance()).trials().isEmpty())
        .isPresent();
  }

  private SimulationSettings sized(SimulationSettings usual) {
    return usual
        .detailed(attributes == null ? usual.attributes() : attributes)
        .sized(
            products == null ? usual.products() : products,
            customers == null ? usual.customers() : customers,
            days == null ? usual.days() : days);
  }

  /// Stores everything there is of a made-up shop; returns the last event.
  static long keep(SimulatedShop shop, ShopProgram program, Progress progress) {
    Facts facts = program.store().facts();
    progress.at("storing the shop", 0, 2);
    facts.putProducts(shop.products());
    facts.putCustomers(shop.customers());
    facts.putReviews(shop.reviews());
    facts.putFaq(shop.faq());
    progress.at("storing the shop", 1, 2);
    long head = program.store().log().load(shop.events().iterator()).head();
    program.catalogueChanged();
    progress.at("storing the shop", 2, 2);
    return head;
  }
}
