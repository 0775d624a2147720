package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.ReviewFile;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.catalogue.CatalogueNames;
import io.shopkeeper.language.catalogue.CategoryTrainer;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.SentimentTrainer;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.serve.api.TextJson;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Understands texts.
@Command(
    name = "analyse",
    synopsisSubcommandLabel = "(reviews | products)",
    description = {"Understand texts: what customers write.", "理解文本：顾客写了什么。"})
final class AnalyseCommand {
  private static final Seed SEED = new Seed(1);

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  /// What is read, and where the answer goes.
  static final class Options {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The reviews.")
    private @Nullable Path file;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Write what each review says there, as JSON Lines.")
    private @Nullable Path out;

    @Option(
        names = "--aspects",
        paramLabel = "FILE",
        description = "Edits of the aspects: rename, merge, term, drop (docs/language.md).")
    private @Nullable Path aspects;
  }

  @Command(
      description = {
        "Tell what reviews say: sentiment, aspects, keywords, and a summary with quotes.",
        "分析评论：情感、方面、关键词，并附引用的摘要。",
        "",
        "FILE is a table or JSON Lines with the columns of reviews (docs/facts.md); without a"
            + " column",
        "that names products, all are taken to be of one. Without FILE, the shop's own reviews.",
        "Sentiment is learned from the ratings where there are enough, else told by opinion words:",
        "the answer says which."
      })
  void reviews(@Mixin Options options) {
    Terminal terminal = shopkeeper.terminal();
    List<String> edits = options.aspects == null ? List.of() : lines(options.aspects);
    if (options.file == null) {
      stored(terminal, options.out, edits);
      return;
    }
    Shop shop = anyShop();
    ReviewFile read = read(options.file, shop, terminal);
    ReviewStudy study = study(read, shop, edits, terminal);
    print(study, CatalogueNames.NONE, read, options.out, terminal);
  }

  @Command(
      description = {
        "Tell the categories of products that have none, by their words.",
        "为没有类目的商品预测类目。",
        "",
        "Learned from the shop's products that have one. What is probable enough that 95 %% of it"
            + " was",
        "right on products held out is told; the rest is shown as a guess. Nothing is changed."
      })
  void products() {
    Terminal terminal = shopkeeper.terminal();
    Path folder = ShopFolder.existing(shopkeeper.dataDirectory());
    if (ServerLock.holder(folder).isPresent()) {
      throw new CommandException(
          "a server holds '%s': stop it first, or see its pages of products".formatted(folder));
    }
    try (ShopProgram program = ShopProgram.open(folder, null, InstantSource.system())) {
      CategoryGuesses.of(CategoryTrainer.stored(program.store().facts()), SEED).print(terminal);
    }
  }

  private void stored(Terminal terminal, @Nullable Path out, List<String> edits) {
    Path folder = ShopFolder.existing(shopkeeper.dataDirectory());
    if (ServerLock.holder(folder).isPresent()) {
      throw new CommandException(
          "a server holds '%s': stop it first, or give the reviews as a FILE".formatted(folder));
    }
    try (ShopProgram program = ShopProgram.open(folder, null, InstantSource.system())) {
      ReviewStudy study = terminal.showing(progress -> program.readReviews(edits, progress));
      print(study, CatalogueNames.read(program.store().facts()), null, out, terminal);
    }
  }

  private static ReviewFile read(Path file, Shop shop, Terminal terminal) {
    Path folder;
    try {
      folder = Files.createTempDirectory("shopkeeper-rejects");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path rejects = folder.resolve("rejects.csv");
    ReviewFile read =
        terminal.showing(progress -> ReviewFile.read(file, shop, Instant.now(), rejects, progress));
    if (!Files.exists(rejects)) {
      folder.toFile().deleteOnExit();
    }
    if (read.reviews().isEmpty()) {
      throw new CommandException(
          "'%s' holds no review that can be read (%d refused)"
              .formatted(file, read.report().records().rejected()));
    }
    return read;
  }

  private static ReviewStudy study(
      ReviewFile read, Shop shop, List<String> edits, Terminal terminal) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      return terminal.showing((Progress progress) ->
          ReviewStudy.of(
              read.reviews(),
              Map.of(),
              new ReviewStudy.Making(
                  new SentimentTrainer(SEED, workers, progress).train(read.reviews()),
                  edits,
                  encoders,
                  shop.timeZone(),
                  workers,
                  progress)));
    }
  }

  private static void print(
      ReviewStudy study,
      CatalogueNames names,
      @Nullable ReviewFile file,
      @Nullable Path out,
      Terminal terminal) {
    if (out != null) {
      write(study, names, out);
    }
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        TextJson.model(json, study.analyser());
        if (file != null) {
          json.writeNumberProperty("read", file.report().records().read());
          json.writeNumberProperty("rejected", file.report().records().rejected());
        }
        json.writeArrayPropertyStart("reviews");
        study
            .inOrder()
            .forEach(
                review -> TextJson.review(json, review, study.catalogue(review.category()), names));
        json.writeEndArray();
        json.writeName("overall");
        TextJson.insight(json, study.overall(), study.analyser().catalogue());
        json.writeObjectPropertyStart("categories");
        study.byCategory().keySet().stream()
            .filter(category -> !category.isEmpty())
            .forEach(category -> {
              json.writeName(category);
              TextJson.insight(
                  json, study.ofCategory(category).orElseThrow(), study.catalogue(category));
            });
        json.writeEndObject();
        json.writeObjectPropertyStart("products");
        study
            .byProduct()
            .forEach((product, own) -> {
              json.writeName(product.value());
              TextJson.insight(
                  json,
                  study.ofProduct(product).orElseThrow(),
                  study.catalogue(own.getFirst().category()));
            });
        json.writeEndObject();
        json.writeEndObject();
      });
    } else {
      new ReviewsText(terminal, Locale.getDefault()).print(study, file);
    }
  }

  private static void write(ReviewStudy study, CatalogueNames names, Path out) {
    try (Writer writer = Files.newBufferedWriter(out)) {
      for (AnalysedReview review : study.inOrder()) {
        writer.write(
            Json.text(
                json -> TextJson.review(json, review, study.catalogue(review.category()), names)));
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new CommandException("cannot write '%s': %s".formatted(out, e.getMessage()), e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new CommandException("cannot read '%s': %s".formatted(file, e.getMessage()), e);
    }
  }

  /// How dates and numbers of a file are meant that belongs to no shop: as on this machine.
  private static Shop anyShop() {
    return new Shop(
        new ShopId("file"),
        "file",
        ZoneId.systemDefault(),
        Currency.getInstance("CNY"),
        Locale.getDefault());
  }
}
