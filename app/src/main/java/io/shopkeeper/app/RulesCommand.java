package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Rules of the shop.
@Command(
    name = "rules",
    synopsisSubcommandLabel = "(list | add | remove | preview | history | undo | import | export)",
    subcommands = {
      RulesCommand.Show.class,
      RulesCommand.Add.class,
      RulesCommand.Remove.class,
      RulesCommand.Preview.class,
      RulesCommand.History.class,
      RulesCommand.Undo.class,
      RulesCommand.Import.class,
      RulesCommand.Export.class
    },
    description = {
      "Say what every list is to keep: raise, lower, pin, leave out, limit, vary.",
      "规定每个列表：提升、降低、置顶、排除、限量、打散。",
      "",
      "  rules add nivea 'boost 2' 'brand = Nivea and price < 50' --until sunday",
      "  rules add one-per-brand 'cap 1 per brand'",
      "  rules preview nivea 'boost 2' 'brand = Nivea' --customer c-1001",
      "  rules export rules.csv; rules import rules.csv"
    })
final class RulesCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private static Target of(String... more) {
    var segments = new ArrayList<>(List.of("api", "v1", "rules"));
    segments.addAll(List.of(more));
    return Target.of(segments.toArray(String[]::new));
  }

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  private RulesText text() {
    return new RulesText(shopkeeper.terminal());
  }

  /// A rule as it is typed in.
  static final class Draft {
    @Parameters(index = "0", paramLabel = "ID", description = "Of a-z, 0-9, '.', '_' and '-'.")
    private String id = "";

    @Parameters(
        index = "1",
        paramLabel = "EFFECT",
        description =
            "boost 2, bury 0.5, pin 1, exclude, cap 2 per brand, favour margin 0.3, diversify mmr"
                + " 0.3 or explore 0.05.")
    private String effect = "";

    @Parameters(
        index = "2",
        arity = "0..1",
        paramLabel = "CONDITION",
        defaultValue = "",
        description = "Which products, as in 'price < 100 and brand = Nivea'; all without.")
    private String where = "";

    @Option(names = "--name", paramLabel = "NAME", description = "As customers may read it.")
    private @Nullable String name;

    @Option(
        names = "--places",
        paramLabel = "LISTS",
        description =
            "recommendations, similar, together, buy-again, search, with commas; all without.")
    private @Nullable String places;

    @Option(names = "--from", paramLabel = "WHEN", description = "As 2026-12-24, or sunday.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "WHEN", description = "As 2026-12-24, or sunday.")
    private @Nullable String until;

    @Option(names = "--priority", paramLabel = "N", description = "-1000 to 1000, 0 without.")
    private @Nullable String priority;

    @Option(names = "--off", description = "Keep it without effect.")
    private boolean off;

    private String json() {
      return Json.text(json -> {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("effect", effect);
        json.writeStringProperty("where", where);
        json.writeStringProperty("name", Objects.requireNonNullElse(name, ""));
        json.writeStringProperty("places", Objects.requireNonNullElse(places, ""));
        json.writeStringProperty("from", Objects.requireNonNullElse(from, ""));
        json.writeStringProperty("until", Objects.requireNonNullElse(until, ""));
        json.writeStringProperty("priority", Objects.requireNonNullElse(priority, ""));
        json.writeStringProperty("on", off ? "no" : "yes");
        json.writeEndObject();
      });
    }
  }

  /// `rules list`.
  @Command(name = "list", description = "All rules, and what is wrong with them.")
  static final class Show implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Override
    public void run() {
      rules.print(shop -> shop.api().get(of().text()), rules.text()::all);
    }
  }

  /// `rules add`.
  @Command(name = "add", description = "Add a rule, or put it in place of the one of its id.")
  static final class Add implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Mixin private Draft draft = new Draft();

    @Override
    public void run() {
      rules.print(shop -> shop.api().post(of().text(), draft.json()), rules.text()::kept);
    }
  }

  /// `rules preview`.
  @Command(name = "preview", description = "What a rule would do, without keeping it.")
  static final class Preview implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Mixin private Draft draft = new Draft();

    @Option(names = "--customer", paramLabel = "ID", description = "Whose list.")
    private @Nullable String customer;

    @Option(names = "--product", paramLabel = "ID", description = "Or the list beside a product.")
    private @Nullable String product;

    @Override
    public void run() {
      Target asked = of("preview");
      asked = customer == null ? asked : asked.with("customer", customer);
      Target target = product == null ? asked : asked.with("product", product);
      rules.print(shop -> shop.api().post(target.text(), draft.json()), rules.text()::preview);
    }
  }

  /// `rules remove`.
  @Command(name = "remove", description = "Remove a rule; its history stays.")
  static final class Remove implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Parameters(paramLabel = "ID", description = "As 'rules list' shows.")
    private String id = "";

    @Override
    public void run() {
      rules.print(
          shop -> shop.api().delete(of(id).text()),
          _ -> rules.shopkeeper.terminal().answer("%s is removed".formatted(id)));
    }
  }

  /// `rules history`.
  @Command(name = "history", description = "Who changed what, the newest first.")
  static final class History implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Override
    public void run() {
      rules.print(shop -> shop.api().get(of("history").text()), rules.text()::history);
    }
  }

  /// `rules undo`.
  @Command(name = "undo", description = "Take a revision back.")
  static final class Undo implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Parameters(paramLabel = "REVISION", description = "As 'rules history' shows.")
    private String revision = "";

    @Override
    public void run() {
      rules.print(
          shop -> shop.api().post(of("history", revision, "undo").text(), ""), rules.text()::all);
    }
  }

  /// `rules import`.
  @Command(
      name = "import",
      description = "Take over the lines of a CSV file; bad ones are told and left out.")
  static final class Import implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Parameters(paramLabel = "FILE", description = "As 'rules export' writes it.")
    private Path file = Path.of("");

    @Option(
        names = "--replace",
        description = "Remove the rules that are not in it, if every line is good.")
    private boolean replace;

    @Override
    public void run() {
      String lines = read(file);
      rules.print(
          shop -> shop.api().put(of("file").with("replace", replace).text(), lines),
          rules.text()::taken);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new CommandException("cannot read %s as UTF-8: %s".formatted(file, e), e);
      }
    }
  }

  /// `rules export`.
  @Command(name = "export", description = "Write all rules into a CSV file.")
  static final class Export implements Runnable {
    @ParentCommand private RulesCommand rules = new RulesCommand();

    @Parameters(paramLabel = "FILE", description = "Must not be there yet.")
    private Path file = Path.of("");

    @Override
    public void run() {
      try (ShopAccess shop = ShopAccess.open(rules.shopkeeper)) {
        new OwnFile(file).write(out -> shop.api().download(of("file").text(), out), _ -> {});
      }
      rules.shopkeeper.terminal().answer("%s is written".formatted(file));
    }
  }
}
