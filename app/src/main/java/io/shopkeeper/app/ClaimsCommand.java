package io.shopkeeper.app;

import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What the shop's texts must not say.
@Command(
    name = "claims",
    synopsisSubcommandLabel = "(list | put | remove | check | history | undo | import | export)",
    description = {
      "See and change what advertising must not say, by country.",
      "查看和修改广告禁用语，按国家管理。",
      "",
      "  claims list --country cn",
      "  claims check '遥遥领先|封神' --country cn",
      "  claims put lead --country cn --category absolute --words '遥遥领先|封神'",
      "  claims put cn-05 --off",
      "  claims export claims.tsv; claims import claims.tsv"
    })
final class ClaimsCommand {
  private static final List<String> COLUMNS =
      List.of("id", "country", "category", "words", "harmless", "law", "active");

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private static Target of(String... more) {
    var parts = new ArrayList<>(List.of("api", "v1", "content", "claims"));
    parts.addAll(List.of(more));
    return Target.of(parts.toArray(String[]::new));
  }

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  private void say(String line) {
    shopkeeper.terminal().answer(line);
  }

  /// What is said of a claim.
  static class Said {
    @Option(names = "--country", paramLabel = "CC", description = "Two letters, as in cn.")
    @Nullable String country;

    @Option(
        names = "--category",
        paramLabel = "NAME",
        description = "absolute, medical, financial, superstition, state, or your own.")
    @Nullable String category;

    @Option(
        names = "--harmless",
        paramLabel = "WORDS",
        description = "What around the words makes them harmless.")
    @Nullable String harmless;

    Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      give(fields, "country", country);
      give(fields, "category", category);
      give(fields, "harmless", harmless);
      return fields;
    }

    static void give(Map<String, Object> fields, String name, @Nullable String value) {
      if (value != null) {
        fields.put(name, value);
      }
    }
  }

  /// Which claim.
  static final class Named {
    @Parameters(paramLabel = "ID", description = "As 'claims list' shows.")
    private String id = "";
  }

  /// Which change.
  static final class Revision {
    @Parameters(paramLabel = "REVISION", description = "As 'claims history' shows.")
    private String number = "";
  }

  /// Which table.
  static final class Table {
    @Parameters(paramLabel = "FILE", description = "UTF-8, tabs between the cells.")
    private Path file = Path.of("");
  }

  /// Words that are asked about.
  static final class Asked extends Said {
    @Parameters(
        paramLabel = "WORDS",
        description = "Phrases with | between, or a regular expression.")
    private String words = "";
  }

  /// A claim to be kept.
  static final class Kept extends Said {
    @Parameters(paramLabel = "ID", description = "Of a-z, 0-9, '.', '_' and '-'.")
    private String id = "";

    @Option(
        names = "--words",
        paramLabel = "WORDS",
        description = "Phrases with | between, or a regular expression.")
    private @Nullable String words;

    @Option(names = "--law", paramLabel = "TEXT", description = "What forbids it.")
    private @Nullable String law;

    @Option(names = "--off", description = "Do not heed it.")
    private boolean off;

    @Option(names = "--on", description = "Heed it again.")
    private boolean on;

    @Override
    Map<String, Object> fields() {
      if (on && off) {
        throw new CommandException("--on and --off exclude each other");
      }
      Map<String, Object> fields = super.fields();
      give(fields, "words", words);
      give(fields, "law", law);
      give(fields, "active", on ? "true" : off ? "false" : null);
      return fields;
    }
  }

  @Command(description = "All, or those of a country.")
  void list(@Mixin Said asked) {
    Target target = asked.country == null ? of() : of().with("country", asked.country);
    print(
        shop -> shop.api().get(target.text()),
        answer ->
            JsonTree.objects(answer.get("claims")).stream()
                .filter(one -> asked.category == null || asked.category.equals(one.get("category")))
                .forEach(one ->
                    say(
                        "%-10s %-2s %-12s %-4s %s"
                            .formatted(
                                one.get("id"),
                                one.get("country"),
                                one.get("category"),
                                Boolean.TRUE.equals(one.get("active")) ? "" : "off",
                                one.get("words")))));
  }

  @Command(description = "Add one, or change what is given of it.")
  void put(@Mixin Kept asked) {
    String fields = JsonTree.text(asked.fields());
    print(shop -> shop.api().put(of(asked.id).text(), fields), this::changed);
  }

  @Command(description = "Remove one of your own.")
  void remove(@Mixin Named asked) {
    print(shop -> shop.api().delete(of(asked.id).text()), this::changed);
  }

  @Command(description = "Which texts that customers see say such words; nothing is changed.")
  void check(@Mixin Asked asked) {
    Map<String, Object> fields = asked.fields();
    fields.putIfAbsent("country", "xx");
    fields.putIfAbsent("category", "own");
    fields.put("words", asked.words);
    print(
        shop -> shop.api().post(of("preview").text(), JsonTree.text(fields)),
        answer -> texts("say it", answer.get("texts")));
  }

  @Command(description = "Who changed what, the newest first.")
  void history() {
    print(
        shop -> shop.api().get(of("history").text()),
        answer ->
            JsonTree.objects(answer.get("changes"))
                .forEach(one ->
                    say(
                        "%5s %s %-16s %s"
                            .formatted(
                                one.get("revision"),
                                one.get("at"),
                                one.get("who"),
                                one.get("claim")))));
  }

  @Command(description = "Take a revision back.")
  void undo(@Mixin Revision asked) {
    print(shop -> shop.api().post(of("history", asked.number, "undo").text(), ""), this::changed);
  }

  @Command(
      name = "export",
      description = "Write all into a table (TSV: id, country, category, words, …).")
  void exportTo(@Mixin Table asked) {
    print(
        shop -> shop.api().get(of().text()),
        answer -> {
          var lines = new ArrayList<String>(List.of(String.join("\t", COLUMNS)));
          for (Map<String, Object> one : JsonTree.objects(answer.get("claims"))) {
            lines.add(
                COLUMNS.stream()
                    .map(name -> String.valueOf(one.get(name)).replaceAll("[\\t\\r\\n]", " "))
                    .collect(Collectors.joining("\t")));
          }
          byte[] table = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
          new OwnFile(asked.file).write(out -> write(out, table), _ -> {});
          say("%,d claims are written to %s".formatted(lines.size() - 1, asked.file));
        });
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lines that are refused are told, and leave the others be.
  @Command(
      name = "import",
      description = "Take over a table as 'claims export' writes it; bad lines are told.")
  void importFrom(@Mixin Table asked) {
    Path file = asked.file;
    List<String> lines = read(file);
    List<String> columns = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    if (!columns.containsAll(List.of("id", "country", "category", "words"))) {
      throw new CommandException(
          "the first line of %s names the columns id, country, category and words, with tabs between: '%s'"
              .formatted(file, String.join("\t", columns)));
    }
    int kept = 0;
    int refused = 0;
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      ShopApi api = shop.api();
      for (int line = 1; line < lines.size(); line++) {
        if (lines.get(line).isBlank()) {
          continue;
        }
        List<String> cells = cells(lines.get(line));
        var fields = new LinkedHashMap<String, Object>();
        for (int column = 0; column < Math.min(columns.size(), cells.size()); column++) {
          if (COLUMNS.contains(columns.get(column))) {
            fields.put(columns.get(column), cells.get(column));
          }
        }
        String id = Objects.toString(fields.remove("id"), "");
        try {
          api.put(of(id.isEmpty() ? "-" : id).text(), JsonTree.text(fields));
          kept++;
        } catch (CommandException e) {
          refused++;
          say("line %d of %s: %s".formatted(line + 1, file, e.getMessage()));
        }
      }
    }
    say("%,d claims are kept, %,d lines refused".formatted(kept, refused));
    if (refused > 0) {
      throw new CommandException("%,d lines of %s were refused".formatted(refused, file));
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\t", -1));
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new CommandException("cannot read %s as UTF-8: %s".formatted(file, e), e);
    }
  }

  private void changed(Map<String, Object> answer) {
    say("%s claims are different now".formatted(answer.get("changed")));
    texts("are not shown any more", answer.get("withdrawn"));
    texts("are shown again", answer.get("shownAgain"));
  }

  private void texts(String what, @Nullable Object texts) {
    if (texts instanceof Map<?, ?> told) {
      say("%s texts %s".formatted(told.get("count"), what));
      if (told.get("ids") instanceof List<?> ids) {
        ids.forEach(id -> say("  " + id));
      }
    }
  }
}
