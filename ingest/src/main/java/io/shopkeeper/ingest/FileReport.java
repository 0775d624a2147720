package io.shopkeeper.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one file was understood and what became of its records.
///
/// @param format null if it could not be told
/// @param reading how it was read and why: kind, encoding, delimiter, order of dates, decimal mark
/// @param columns what each column was understood as; none for objects
/// @param problem why the file, or the rest of it, was not read; null for most
public record FileReport(
    String file,
    @Nullable Format format,
    IngestReport.Records records,
    List<String> reading,
    List<ColumnMeaning> columns,
    @Nullable Problem problem) {

  public FileReport {
    reading = List.copyOf(reading);
    columns = List.copyOf(columns);
  }

  /// What stopped a file.
  public record Problem(IngestException.Code code, String message) {}
}
