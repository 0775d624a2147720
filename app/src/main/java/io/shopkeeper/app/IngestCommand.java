package io.shopkeeper.app;

import io.shopkeeper.serve.ports.JobRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Reads files into the shop.
@Command(
    name = "ingest",
    description = {
      "Read files into the shop: accepted, rejected with reasons, cleaned.",
      "读入文件：接受多少，拒绝多少及原因，清洗多少。",
      "",
      "Reading the same again changes nothing. A line that makes no sense is refused with its",
      "place and reason, kept in a rejects file, and does not stop the others. Exports of Shopify,",
      "WooCommerce, Google Merchant Center and Google Analytics 4 are read as they are; what else",
      "columns are called, --map says. The report tells what each column was taken for.",
      "In an empty --data-dir this founds the shop: --shop and the like say which. The demo in its",
      "folder 'demo' stays apart."
    })
final class IngestCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Files, or folders with everything in them: CSV, TSV, XLSX, JSON Lines, XML, Parquet;"
              + " gzip.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--as-is",
      description = "Take every record as it came: repair and refuse nothing as cleaning does.")
  private boolean asIs;

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = "Rates to the shop's currency, lines of currency,rate[,date].")
  private @Nullable Path rates;

  @Mixin private LayoutOptions layout = new LayoutOptions();

  @Mixin private ShopOptions options = new ShopOptions();

  @Override
  public void run() {
    List<String> columns = layout.columns();
    try (ShopAccess shop = open()) {
      var results = shop.run(new JobRequest.Ingest(paths, layout.format(), columns, asIs, rates));
      ResultText.print(results, shopkeeper.terminal());
    }
  }

  /// The shop in the data directory, never the demo below it; where there is none, the one that was
  /// named or that the files suggest.
  private ShopAccess open() {
    return ShopAccess.openOrFound(
        shopkeeper, shopkeeper.dataDirectory(), () -> options.of(paths, layout.format()));
  }
}
