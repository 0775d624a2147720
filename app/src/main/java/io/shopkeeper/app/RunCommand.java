package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.serve.ports.JobRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// The main job on a shop's own files.
@Command(
    name = "run",
    description = {
      "Read a shop's files, train, and serve.",
      "读入店铺文件，训练并启动服务。",
      "",
      "Formats: native (files named products, customers, events, orders, reviews, faq), flat, and"
          + " the",
      "exports of Shopify, WooCommerce, Google Merchant Center, Google Analytics 4 and others;",
      "guessed if not named. Reading the same files again changes nothing; a later 'shopkeeper"
          + " serve'",
      "goes on without them. A folder of data belongs to one shop for good."
    })
final class RunCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--data",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description = "Files, or folders with everything in them.")
  private List<Path> data = List.of();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "A folder whose files are read as they come; 'inbox' in the data directory if not given.")
  private @Nullable Path watched;

  @Mixin private LayoutOptions layout = new LayoutOptions();

  @Mixin private ShopOptions options = new ShopOptions();

  @Override
  public void run() {
    var files = new JobRequest.Ingest(data, layout.format(), layout.columns());
    Terminal terminal = shopkeeper.terminal();
    try (Service service = open()) {
      Shop shop = service.program().store().shop();
      terminal.say(
          "%s (%s): days in %s, amounts in %s; %s"
              .formatted(
                  shop.name(),
                  shop.id(),
                  shop.timeZone(),
                  shop.currency(),
                  shopkeeper.dataDirectory().toAbsolutePath().normalize()));
      ShopWork work = service.program().work();
      long before = service.program().store().log().head();
      report(terminal.showing(progress -> work.run(files, progress)), terminal);
      boolean trained = service.program().recommender().current().isPresent();
      if (!trained || service.program().store().log().head() > before) {
        service.train();
      }
      service.serve(watched);
    }
  }

  private static void report(Map<String, String> results, Terminal terminal) {
    if (!terminal.json()) {
      ResultText.print(results, terminal);
      terminal.out().flush();
    }
  }

  /// Opens the data directory as the shop the user named or the files suggest.
  private Service open() {
    Path folder = shopkeeper.dataDirectory();
    Shop wanted = options.of(data, layout.format());
    Service service = Service.openOrFound(shopkeeper, folder, wanted);
    Shop remembered = service.program().store().shop();
    Shop changed = options.over(remembered);
    if (remembered.id().equals(wanted.id()) && remembered.equals(changed)) {
      return service;
    }
    service.close();
    if (!remembered.id().equals(wanted.id())) {
      throw new CommandException(
          "%s belongs to the shop '%s' (%s), not to '%s' (%s): choose another --data-dir, or say --shop '%s' if it is the same"
              .formatted(
                  folder.toAbsolutePath().normalize(),
                  remembered.id(),
                  remembered.name(),
                  wanted.id(),
                  wanted.name(),
                  remembered.id()));
    }
    return Service.open(shopkeeper, folder, changed);
  }
}
