package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Segments of the shop's customers.
@Command(
    name = "segments",
    synopsisSubcommandLabel = "(list | count | keep | show | export | remove)",
    subcommands = {
      SegmentsCommand.Show.class,
      SegmentsCommand.Count.class,
      SegmentsCommand.Keep.class,
      SegmentsCommand.One.class,
      SegmentsCommand.Export.class,
      SegmentsCommand.Remove.class
    },
    description = {
      "Group customers by what is counted of them, keep the groups under names, use them"
          + " elsewhere.",
      "按画像给顾客分群，命名、保存版本、导出。",
      "",
      "  segments count 'orders >= 3 and days_since_order > 60'",
      "  segments keep loyal 'orders >= 3 and category:tea > 30%%' --name 'Loyal'",
      "  segments keep invited --list ids.txt",
      "  segments export loyal loyal.csv"
    })
final class SegmentsCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private static Target of(String... more) {
    var parts = new ArrayList<>(List.of("api", "v1", "segments"));
    parts.addAll(List.of(more));
    return Target.of(parts.toArray(String[]::new));
  }

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  private void line(Map<String, Object> segment) {
    Object condition = segment.get("where");
    shopkeeper
        .terminal()
        .answer(
            "%-20s version %s  %s  %s  (%s, %s)"
                .formatted(
                    segment.get("id"),
                    segment.get("version"),
                    size(segment),
                    condition == null ? "a list" : condition.equals("") ? "everybody" : condition,
                    segment.get("who"),
                    segment.get("at")));
  }

  /// Older versions are not counted.
  private static String size(Map<String, Object> segment) {
    Object customers = segment.getOrDefault("customers", segment.get("listed"));
    return customers == null ? "" : "%6s customers".formatted(customers);
  }

  private void sample(Map<String, Object> answer) {
    for (Map<String, Object> one : JsonTree.objects(answer.get("sample"))) {
      shopkeeper
          .terminal()
          .answer(
              "  %-24s %-9s %5s orders  %10s spent  %s"
                  .formatted(
                      one.get("customer"),
                      told(one, "stage"),
                      told(one, "orders"),
                      told(one, "money"),
                      told(one, "category")));
    }
  }

  private static Object told(Map<String, Object> one, String figure) {
    return Objects.requireNonNullElse(one.get(figure), "");
  }

  /// `segments list`.
  @Command(name = "list", description = "All that are kept under a name.")
  static final class Show implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Override
    public void run() {
      segments.print(
          shop -> shop.api().get(of().text()),
          answer -> JsonTree.objects(answer.get("saved")).forEach(segments::line));
    }
  }

  /// `segments count`.
  @Command(name = "count", description = "Of how many customers a condition holds, and some.")
  static final class Count implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Parameters(paramLabel = "CONDITION", description = "As in 'orders >= 3'.")
    private String where = "";

    @Override
    public void run() {
      String question =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("where", where);
            json.writeEndObject();
          });
      segments.print(
          shop -> shop.api().post(of("preview").text(), question),
          answer -> {
            segments
                .shopkeeper
                .terminal()
                .answer("%s of %s customers".formatted(answer.get("customers"), answer.get("of")));
            segments.sample(answer);
          });
    }
  }

  /// `segments keep`.
  @Command(
      name = "keep",
      description = "Keep a segment under a name; one that is there gets its next version.")
  static final class Keep implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Parameters(index = "0", paramLabel = "ID", description = "Of a-z, 0-9, '.', '_' and '-'.")
    private String id = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "CONDITION",
        defaultValue = "",
        description = "Of whom; everybody without.")
    private String where = "";

    @Option(names = "--name", paramLabel = "NAME", description = "For people.")
    private @Nullable String name;

    @Option(
        names = "--list",
        paramLabel = "FILE",
        description = "Of the customers whose ids are in this file, one a line, instead.")
    private @Nullable Path list;

    @Option(
        names = "--group",
        paramLabel = "N",
        description = "Of the members of the N-th group that was found, instead.")
    private @Nullable Integer group;

    @Override
    public void run() {
      List<String> customers = list == null ? List.of() : read(list);
      String segment =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("name", Objects.requireNonNullElse(name, ""));
            json.writeStringProperty("where", where);
            if (group != null) {
              json.writeNumberProperty("group", group);
            }
            json.writeArrayPropertyStart("customers");
            customers.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
          });
      segments.print(shop -> shop.api().post(of().text(), segment), segments::line);
    }

    private static List<String> read(Path file) {
      try {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .toList();
      } catch (IOException e) {
        throw new CommandException("cannot read %s as UTF-8: %s".formatted(file, e), e);
      }
    }
  }

  /// `segments show`.
  @Command(name = "show", description = "One with its versions and some of its customers.")
  static final class One implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Parameters(paramLabel = "ID", description = "As 'segments list' shows.")
    private String id = "";

    @Option(names = "--at", paramLabel = "VERSION", description = "The newest without.")
    private @Nullable Integer version;

    @Override
    public void run() {
      Target target = version == null ? of(id) : of(id).with("version", version);
      segments.print(
          shop -> shop.api().get(target.text()),
          answer -> {
            segments.line(answer);
            segments.sample(answer);
            JsonTree.objects(answer.get("versions")).forEach(segments::line);
          });
    }
  }

  /// `segments export`.
  @Command(
      name = "export",
      description = "Write the customers of one and their figures into a file.")
  static final class Export implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Parameters(index = "0", paramLabel = "ID", description = "As 'segments list' shows.")
    private String id = "";

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "Must not be there yet; JSON Lines if its name ends in .jsonl, else CSV.")
    private Path file = Path.of("");

    @Option(names = "--at", paramLabel = "VERSION", description = "The newest without.")
    private @Nullable Integer version;

    @Override
    public void run() {
      Target named =
          of(id, "export").with("format", file.toString().endsWith(".jsonl") ? "json" : "csv");
      Target target = version == null ? named : named.with("version", version);
      try (ShopAccess shop = ShopAccess.open(segments.shopkeeper)) {
        new OwnFile(file).write(out -> shop.api().download(target.text(), out), _ -> {});
      }
      segments.shopkeeper.terminal().answer("%s is written".formatted(file));
    }
  }

  /// `segments remove`.
  @Command(name = "remove", description = "Remove one with all its versions.")
  static final class Remove implements Runnable {
    @ParentCommand private SegmentsCommand segments = new SegmentsCommand();

    @Parameters(paramLabel = "ID", description = "As 'segments list' shows.")
    private String id = "";

    @Override
    public void run() {
      segments.print(
          shop -> shop.api().delete(of(id).text()),
          _ -> segments.shopkeeper.terminal().answer("%s is removed".formatted(id)));
    }
  }
}
