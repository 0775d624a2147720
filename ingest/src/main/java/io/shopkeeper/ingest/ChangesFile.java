package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Change;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps every change that cleaning made in a load in a CSV file, which is made with the first of
/// them.
final class ChangesFile implements AutoCloseable {
  private static final String HEADER = "file,line,kind,record,field,before,after,rule,reason";

  private final CsvFile file;

  ChangesFile(Path path) {
    file = new CsvFile(path, HEADER, "the changes");
  }

  void add(Place place, Change change) {
    file.row(
        CsvText.cell(place.file()),
        String.valueOf(place.line()),
        change.kind().label(),
        CsvText.cell(change.record()),
        CsvText.cell(change.field()),
        CsvText.cell(change.before()),
        CsvText.cell(change.after()),
        change.rule().wireName(),
        CsvText.cell(change.reason()));
  }

  /// The file; null if nothing was changed.
  @Nullable Path path() {
    return file.path();
  }

  @Override
  public void close() {
    file.close();
  }
}
