package io.shopkeeper.app;

import io.shopkeeper.ingest.ColumnMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How files are laid out, where a person says so; what is not said is guessed.
final class LayoutOptions {
  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "native, flat, online-retail, shopify, woocommerce, google-merchant, ga4 or retailrocket;"
              + " guessed for each file if not given.")
  private @Nullable String format;

  @Option(
      names = "--map",
      paramLabel = "THEIRS=OURS",
      description = "What a column means, as in --map 'Kundennr.=customer'; as often as needed.")
  private List<String> columns = List.of();

  /// Null if it is to be guessed.
  @Nullable String format() {
    return format;
  }

  /// Checked here, so that a mistake is found before a shop is founded.
  List<String> columns() {
    ColumnMap.of(columns);
    return columns;
  }
}
