package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.ports.JobRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Texts written from facts.
@Command(
    name = "write",
    synopsisSubcommandLabel = "(product | ad)",
    description = {"Write the texts of product pages from what is known.", "由商品事实撰写文案。"})
final class WriteCommand {
  private static final int AT_ONCE = 50;

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  /// What is to be written.
  static final class Options {
    @Parameters(
        paramLabel = "ID",
        arity = "0..1",
        description = "The product's id in the shop's data.")
    private @Nullable String id;

    @Option(names = "--all", description = "All products, an object a line.")
    private boolean all;

    @Option(
        names = "--lang",
        paramLabel = "zh|en",
        defaultValue = "",
        description = "The language; the shop's own if not given, both with --all --keep.")
    private String language = "";

    @Option(
        names = "--after",
        paramLabel = "ID",
        defaultValue = "",
        description = "With --all: go on behind this product.")
    private String after = "";

    @Option(
        names = "--keep",
        description = "Keep drafts, to be approved; with --all, of products that lack one.")
    private boolean keep;

    @Option(
        names = "--approve",
        description = "With --all --keep: show drafts that pass the checks at once.")
    private boolean approve;

    @Option(
        names = "--by",
        paramLabel = "composed|model",
        defaultValue = "composed",
        description = {
          "Who writes one product's texts: the shop's own sentences and clauses, or the language",
          "model that SHOPKEEPER_LLM_URL names (default: ${DEFAULT-VALUE})."
        })
    private String by = "composed";

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "With --all: add the lines to this file.")
    private @Nullable Path out;
  }

  @Command(
      description = {
        "Write title, bullets, description, search texts and a video script of a product.",
        "为商品撰写标题、要点、描述、搜索文案与短视频脚本，并列出每句话所依据的事实。",
        "",
        "Every line names the facts it rests on, and is checked before it is kept. Nothing is",
        "stored without --keep: what is printed was written from the facts as they are now.",
        "With --keep see 'shopkeeper texts'.",
        "",
        "  shopkeeper write product P0001 --lang en",
        "  shopkeeper write product --all --out texts.jsonl",
        "  shopkeeper write product --all --keep"
      })
  void product(@Mixin Options options) {
    String id = options.id;
    if (options.all == (id != null)) {
      throw new CommandException("name one product, or give --all");
    }
    if (id != null && options.keep && options.language.isEmpty()) {
      throw new CommandException("name the language of the draft with --lang zh or --lang en");
    }
    if (id == null && options.by.equals("model")) {
      throw new CommandException("--by model writes one product at a time: name it");
    }
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      if (id != null && options.keep) {
        TextsText.one(
            JsonTree.object(
                shop.api().post("/api/v1/content/texts", draft(id, options.language, options.by))),
            shopkeeper.terminal());
      } else if (options.keep) {
        List<String> languages =
            options.language.isEmpty() ? List.of("zh", "en") : List.of(options.language);
        ResultText.print(
            shop.run(new JobRequest.Write(languages, options.approve)), shopkeeper.terminal());
      } else if (id != null) {
        Target target = Target.of("api", "v1", "content", "products", id);
        DraftText.print(
            shop.api().get(target.with("lang", options.language).with("by", options.by).text()),
            shopkeeper.terminal());
      } else {
        writeAll(shop, options);
      }
    }
  }

  /// What is to be advertised, and where.
  static final class AdOptions {
    @Parameters(paramLabel = "ID", description = "The product's id in the shop's data.")
    private String id = "";

    @Option(
        names = "--channel",
        paramLabel = "slot|search|email|sms|social",
        defaultValue = "slot",
        description = "Where it stands (default: ${DEFAULT-VALUE}).")
    private String channel = "";

    @Option(
        names = "--lang",
        paramLabel = "zh|en",
        defaultValue = "",
        description = "The language; the shop's own if not given.")
    private String language = "";
  }

  @Command(
      description = {
        "Write advertisements of a product, for a place with its length.",
        "为商品撰写广告语，按渠道限定长度，逐句核对事实。",
        "",
        "They are made of what is known, what customers praise and what they search for, checked,",
        "and put in the order of what past campaigns let expect.",
        "",
        "  shopkeeper write ad P0001 --channel sms --lang zh"
      })
  void ad(@Mixin AdOptions options) {
    Target target =
        Target.of("api", "v1", "content", "products", options.id, "ads")
            .with("channel", options.channel)
            .with("lang", options.language);
    ShopAccess.print(
        shopkeeper,
        shop -> shop.api().get(target.text()),
        answer -> {
          for (Map<String, Object> one : JsonTree.objects(answer.get("ads"))) {
            shopkeeper
                .terminal()
                .answer(
                    "%s   [expected %s, searched %s times; %s]"
                        .formatted(
                            one.get("text"),
                            expected(one.get("interval")),
                            one.get("searches"),
                            one.get("facts")));
          }
        });
  }

  /// Answers an impression, as in `.0310 (.0220 … .0400)`.
  private static String expected(@Nullable Object interval) {
    double[] limits =
        interval instanceof List<?> numbers
            ? numbers.stream()
                .mapToDouble(number -> number instanceof Number n ? n.doubleValue() : 0)
                .toArray()
            : new double[0];
    return limits.length < 3
        ? "?"
        : String.format(Locale.ROOT, "%.4f (%.4f … %.4f)", limits[1], limits[0], limits[2]);
  }

  private static String draft(String id, String language, String by) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("product", id);
      json.writeStringProperty("lang", language);
      json.writeStringProperty("by", by);
      json.writeEndObject();
    });
  }

  private void writeAll(ShopAccess shop, Options options) {
    Terminal terminal = shopkeeper.terminal();
    try (BufferedWriter file = options.out == null ? null : appending(options.out)) {
      int written = terminal.showing(progress -> pages(shop, options, file, progress));
      terminal.say("%,d products".formatted(written));
    } catch (IOException e) {
      throw unwritable(options, e);
    }
  }

  private int pages(
      ShopAccess shop, Options options, @Nullable BufferedWriter file, Progress progress) {
    int written = 0;
    String after = options.after;
    while (true) {
      String page =
          shop.api()
              .get(
                  Target.of("api", "v1", "content", "products")
                      .with("lang", options.language)
                      .with("after", after)
                      .with("count", AT_ONCE)
                      .text());
      Map<String, Object> answer = JsonTree.object(page);
      for (Object text : (List<?>) answer.getOrDefault("texts", List.of())) {
        line(JsonTree.text(text).replaceAll("\\n\\s*", " "), options, file);
        progress.at("writing", ++written, -1);
      }
      if (!(answer.get("next") instanceof String next)) {
        return written;
      }
      after = next;
    }
  }

  private void line(String json, Options options, @Nullable BufferedWriter file) {
    try {
      if (file == null) {
        shopkeeper.terminal().out().println(json);
      } else {
        file.write(json);
        file.newLine();
      }
    } catch (IOException e) {
      throw unwritable(options, e);
    }
  }

  private static CommandException unwritable(Options options, IOException cause) {
    return new CommandException("cannot write to %s: %s".formatted(options.out, cause), cause);
  }

  private static BufferedWriter appending(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
