package io.shopkeeper.ingest;

import io.shopkeeper.ingest.Parsed.Rejected;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps every rejected record of a load in a CSV file, which is made with the first of them.
final class RejectsFile implements AutoCloseable {
  private static final int KEPT = 1_000;
  private static final String HEADER = "file,line,column,reason,detail,raw\n";

  private final Path path;
  private final List<Rejected<?>> first = new ArrayList<>();
  private @Nullable Writer writer;

  RejectsFile(Path path) {
    this.path = path;
  }

  void add(Rejected<?> rejected) {
    if (first.size() < KEPT) {
      first.add(rejected);
    }
    Place place = rejected.place();
    try {
      Writer out = writer();
      out.append(CsvText.cell(place.file())).append(',');
      out.append(String.valueOf(place.line())).append(',');
      out.append(CsvText.cell(place.column() == null ? "" : place.column())).append(',');
      out.append(rejected.reason().wireName()).append(',');
      out.append(CsvText.cell(rejected.detail())).append(',');
      out.append(CsvText.cell(rejected.raw())).append('\n');
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Writer writer() throws IOException {
    if (writer == null) {
      Files.createDirectories(path.getParent());
      BufferedWriter created = Files.newBufferedWriter(path);
      writer = created;
      created.write(HEADER);
    }
    return writer;
  }

  private IngestException unwritable(IOException cause) {
    return new IngestException(
        IngestException.Code.CANNOT_WRITE,
        "cannot write the rejects to %s: %s; what was stored stays, make room or allow it and ingest again"
            .formatted(path, cause.getMessage()),
        cause);
  }

  /// The first 1,000.
  List<Rejected<?>> first() {
    return first;
  }

  /// The file; null if nothing was rejected.
  @Nullable Path path() {
    return writer == null ? null : path;
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
