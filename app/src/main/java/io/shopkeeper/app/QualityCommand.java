package io.shopkeeper.app;

import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Reports on the shop's data.
@Command(
    name = "quality",
    description = {
      "Tell what is odd about the shop's data, and what to do about it.",
      "数据质量报告：异常、数量和下一步。",
      "",
      "The gravest first. With --html a report for people who have no console: one file with",
      "charts, which needs no network. The rules are in docs/quality.md."
    })
final class QualityCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--categories",
      description = {
        "Only propose which category of the shop each unknown one of a platform is,",
        "as lines for categories.tsv."
      })
  private boolean categories;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the whole report there.")
  private @Nullable Path html;

  @Option(
      names = "--load",
      paramLabel = "ID",
      description = "An earlier import; the newest if not given.")
  private @Nullable String load;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Of the report (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Override
  public void run() {
    if (!language.equals("en") && !language.equals("zh")) {
      throw new CommandException("there is no language '%s': name en or zh".formatted(language));
    }
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      ShopApi api = shop.api();
      Terminal terminal = shopkeeper.terminal();
      if (categories) {
        QualityText.printCategories(api.get(target("api", "v1", "quality").text()), terminal);
        return;
      }
      if (html != null) {
        write(html, api.get(target("api", "v1", "quality", "report").text()));
      }
      QualityText.print(api.get(target("api", "v1", "quality").text()), terminal);
      if (html != null) {
        terminal.say("the whole report is in " + html);
      }
    }
  }

  private Target target(String... path) {
    Target target = Target.of(path).with("lang", language);
    return load == null ? target : target.with("load", load);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandException.writing(file, e);
    }
  }
}
