package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Change;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps every change that cleaning made in a load in a CSV file, which is made with the first of
/// them.
final class ChangesFile implements AutoCloseable {
  private static final String HEADER = "file,line,kind,record,field,before,after,rule,reason\n";

  private final Path path;
  private @Nullable Writer writer;

  ChangesFile(Path path) {
    this.path = path;
  }

  void add(Place place, Change change) {
    try {
      Writer out = writer();
      out.append(CsvText.cell(place.file())).append(',');
      out.append(String.valueOf(place.line())).append(',');
      out.append(change.kind().label()).append(',');
      out.append(CsvText.cell(change.record())).append(',');
      out.append(CsvText.cell(change.field())).append(',');
      out.append(CsvText.cell(change.before())).append(',');
      out.append(CsvText.cell(change.after())).append(',');
      out.append(change.rule().wireName()).append(',');
      out.append(CsvText.cell(change.reason())).append('\n');
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
        "cannot write the changes to %s: %s; what was stored stays, make room or allow it and ingest again"
            .formatted(path, cause.getMessage()),
        cause);
  }

  /// The file; null if nothing was changed.
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
