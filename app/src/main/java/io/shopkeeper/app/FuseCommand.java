package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.FileReport;
import io.shopkeeper.ingest.FusionFile;
import io.shopkeeper.ingest.fusion.Fusion;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionResult;
import io.shopkeeper.ingest.fusion.FusionSettings;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.serve.ports.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Finds who and what is the same on two platforms.
@Command(
    name = "fuse",
    description = {
      "Find which customers or products of two platforms are the same, and say why.",
      "找出两个平台上相同的顾客或商品，并说明理由。",
      "",
      "Without files the platforms of the shop are fused as they lie in its store, and what is",
      "found is kept: docs/facts.md#fusion-in-the-store.",
      "",
      "A and B are tables or JSON Lines, a record each row, columns as in docs/facts.md. Sure",
      "pairs go to --out, doubtful ones to --review: fill its column 'same' with yes or no, and",
      "give it back as --labels. Of files nothing is stored."
    })
final class FuseCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "A",
      description = "The records of one platform; without files, what the shop has stored.")
  private @Nullable Path a;

  @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Those of the other.")
  private @Nullable Path b;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "customers or products; needed with files, else both.")
  private @Nullable FusionKind kind;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "What a person said: columns a, b, same (yes or no).")
  private @Nullable Path labels;

  @Option(
      names = "--review",
      paramLabel = "FILE",
      description = "Write doubtful pairs there, as CSV.")
  private @Nullable Path review;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write merges there: idA, idB, probability, reason; parted by tabs.")
  private @Nullable Path out;

  @Override
  public void run() {
    if (a == null) {
      fuseStored();
    } else if (b == null || kind == null) {
      throw new CommandException(
          "to fuse files, give two of them and --kind customers or --kind products");
    } else {
      fuseFiles(a, b, kind);
    }
  }

  private void fuseStored() {
    if (labels != null || review != null || out != null) {
      throw new CommandException(
          "--labels, --review and --out go with two files; what the store holds is labelled by"
              + " POST /api/v1/fusion/labels");
    }
    List<String> kinds = kind == null ? List.of() : List.of(kind.wireName());
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      ResultText.print(shop.run(new JobRequest.Fuse(kinds)), shopkeeper.terminal());
    }
  }

  private void fuseFiles(Path a, Path b, FusionKind kind) {
    Terminal terminal = shopkeeper.terminal();
    requireTwoFiles(a, b);
    Path rejects = rejects();
    FusionReport report = terminal.showing(progress -> fuse(a, b, kind, rejects, progress));
    if (out != null) {
      FusionFiles.writeMerges(out, report.result().merges());
    }
    if (review != null) {
      FusionFiles.writeReviews(review, kind, report.result().reviews());
    }
    if (!Files.exists(rejects.resolve("A.csv"))
        && !Files.exists(rejects.resolve("B.csv"))
        && !Files.exists(rejects.resolve("labels.csv"))) {
      rejects.toFile().deleteOnExit();
    }
    report.print(terminal);
  }

  /// Every record would be merged with itself.
  private static void requireTwoFiles(Path a, Path b) {
    try {
      if (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b)) {
        throw new CommandException(
            "A and B are the same file '%s': every record is the same as itself; give the exports of two platforms"
                .formatted(a));
      }
    } catch (IOException e) {
      throw new CommandException("cannot read '%s': %s".formatted(a, e.getMessage()), e);
    }
  }

  private static Path rejects() {
    try {
      return Files.createTempDirectory("shopkeeper-rejects");
    } catch (IOException e) {
      throw new CommandException("cannot make a folder for rejects: " + e.getMessage(), e);
    }
  }

  private FusionReport fuse(Path a, Path b, FusionKind kind, Path rejects, Progress progress) {
    FusionFile.Records left = reader(rejects.resolve("A.csv"), progress).records(a, kind);
    FusionFile.Records right = reader(rejects.resolve("B.csv"), progress).records(b, kind);
    var said = new FusionLabels(left.records(), right.records());
    @Nullable FileReport labelReport =
        labels == null
            ? null
            : reader(rejects.resolve("labels.csv"), progress).labels(labels, said);
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      FusionResult result =
          new Fusion(kind, FusionSettings.DEFAULT)
              .fuse(left.records(), right.records(), said, new Workers(pool, processors), progress);
      return new FusionReport(kind, left.report(), right.report(), labelReport, rejects, result);
    }
  }

  private static FusionFile reader(Path rejects, Progress progress) {
    var anyShop =
        new Shop(
            new ShopId("file"),
            "file",
            ZoneId.systemDefault(),
            Currency.getInstance("CNY"),
            Locale.getDefault());
    return new FusionFile(anyShop, Instant.now(), rejects, progress);
  }
}
