package io.shopkeeper.ingest;

import io.shopkeeper.ingest.Parsed.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps every rejected record of a load in a CSV file, which is made with the first of them.
final class RejectsFile implements AutoCloseable {
  private static final int KEPT = 1_000;
  private static final String HEADER = "file,line,column,reason,detail,raw";

  private final CsvFile file;
  private final List<Rejected<?>> first = new ArrayList<>();

  RejectsFile(Path path) {
    file = new CsvFile(path, HEADER, "the rejects");
  }

  void add(Rejected<?> rejected) {
    if (first.size() < KEPT) {
      first.add(rejected);
    }
    Place place = rejected.place();
    file.row(
        CsvText.cell(place.file()),
        String.valueOf(place.line()),
        CsvText.cell(place.column() == null ? "" : place.column()),
        rejected.reason().wireName(),
        CsvText.cell(rejected.detail()),
        CsvText.cell(rejected.raw()));
  }

  /// The first 1,000.
  List<Rejected<?>> first() {
    return first;
  }

  /// The file; null if nothing was rejected.
  @Nullable Path path() {
    return file.path();
  }

  @Override
  public void close() {
    file.close();
  }
}
