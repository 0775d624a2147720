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
    synopsisSubcommandLabel = "product",
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
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      if (id != null && options.keep) {
        TextsText.one(
            JsonTree.object(shop.api().post("/api/v1/content/texts", draft(id, options.language))),
            shopkeeper.terminal());
      } else if (options.keep) {
        List<String> languages =
            options.language.isEmpty() ? List.of("zh", "en") : List.of(options.language);
        ResultText.print(
            shop.run(new JobRequest.Write(languages, options.approve)), shopkeeper.terminal());
      } else if (id != null) {
        Target target = Target.of("api", "v1", "content", "products", id);
        DraftText.print(
            shop.api().get(target.with("lang", options.language).text()), shopkeeper.terminal());
      } else {
        writeAll(shop, options);
      }
    }
  }

  private static String draft(String id, String language) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("product", id);
      json.writeStringProperty("lang", language);
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
