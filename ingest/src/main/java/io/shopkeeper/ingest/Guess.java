package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which format a file has, which kind of records, and why one thinks so.
///
/// @param kind null for a format that has one kind only
/// @param preset how to read it if it is a platform's export
record Guess(Format format, @Nullable RecordKind kind, @Nullable Preset<?> preset, String why) {

  /// @param named the format the user named; null to guess
  /// @throws IngestException if it cannot be told what the table holds
  static Guess of(TableFile file, @Nullable Format named) {
    return of(file.names(), true, file.columns(), named);
  }

  /// Likewise for objects, by the names of their properties.
  static Guess of(ObjectFile file, List<String> properties, @Nullable Format named) {
    return of(List.of(file.source().name()), false, properties, named);
  }

  private static Guess of(
      List<String> names, boolean table, List<String> columns, @Nullable Format named) {
    Optional<Preset<?>> preset =
        named == null ? PresetFiles.ofColumns(columns) : PresetFiles.ofFormat(named, columns);
    if (preset.isPresent()) {
      return ofPreset(preset.get(), named == null ? "by its columns" : "as named");
    }
    if (!table && (named == Format.GA4 || named == null && Ga4Events.fits(columns))) {
      return new Guess(
          Format.GA4, RecordKind.EVENTS, null, why(named, "event_name, event_timestamp"));
    }
    if (named == Format.GA4) {
      throw new IngestException(
          IngestException.Code.UNKNOWN_KIND,
          "%s: format ga4 is read from JSON Lines and Parquet only".formatted(names.getLast()));
    }
    if (named == Format.ONLINE_RETAIL || named == null && table && hasInvoiceColumns(columns)) {
      return new Guess(
          Format.ONLINE_RETAIL, null, null, why(named, "InvoiceNo, StockCode and the like"));
    }
    if (named == Format.FLAT || named == null && table && FlatFiles.fits(columns)) {
      return new Guess(
          Format.FLAT, null, null, why(named, "customers, items and opinions in one table"));
    }
    Optional<RecordKind> byName =
        names.stream().map(RecordKind::ofFileName).flatMap(Optional::stream).findFirst();
    if (byName.isPresent()) {
      return ofKind(byName.get(), "as the file is named");
    }
    Optional<RecordKind> byColumns = NativeFiles.ofColumns(columns);
    if (byColumns.isPresent()) {
      return ofKind(byColumns.get(), "by its columns");
    }
    throw new IngestException(
        IngestException.Code.WRONG_COLUMNS,
        ("%s: it is not clear what it holds; found are the columns %s. Name the file products,"
                + " customers, events, orders, reviews or faq, or name the format with --format"
                + " (%s); docs/facts.md lists the columns of each")
            .formatted(
                names.getLast(),
                columns.isEmpty() ? "none" : String.join(", ", columns),
                Format.names()));
  }

  /// The kind of a native file.
  RecordKind requireKind(SourceFile file) {
    if (kind == null) {
      throw new IngestException(
          IngestException.Code.UNKNOWN_KIND,
          "%s: format %s is read from tables only (csv, tsv)"
              .formatted(file.name(), format.wireName()));
    }
    return kind;
  }

  /// The preset of a platform's export, which every guess of such a format has.
  Preset<?> requirePreset() {
    if (preset == null) {
      throw new IllegalStateException("format %s has no presets".formatted(format.wireName()));
    }
    return preset;
  }

  private static boolean hasInvoiceColumns(List<String> columns) {
    return Columns.of(columns, InvoiceTable.NAMES).missing(InvoiceFiles.REQUIRED).isEmpty();
  }

  private static Guess ofKind(RecordKind kind, String why) {
    return new Guess(Format.NATIVE, kind, null, kind.label() + ", " + why);
  }

  private static Guess ofPreset(Preset<?> preset, String why) {
    return new Guess(preset.format(), preset.kind(), preset, preset.kind().label() + ", " + why);
  }

  private static String why(@Nullable Format named, String columns) {
    return named == null ? "guessed from its columns: " + columns : "as named";
  }
}
