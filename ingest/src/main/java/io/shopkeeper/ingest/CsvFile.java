package io.shopkeeper.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A CSV file of what a load tells people, which is made with the first row.
final class CsvFile implements AutoCloseable {
  private final Path path;
  private final String header;
  private final String content;
  private @Nullable Writer writer;

  /// @param header without its line end
  /// @param content what the rows are, as in "the rejects", for the message where they cannot be
  ///   written
  CsvFile(Path path, String header, String content) {
    this.path = path;
    this.header = header;
    this.content = content;
  }

  /// Adds a row.
  ///
  /// @param cells as they are to stand there, those of data as of [CsvText]
  /// @throws IngestException if it cannot be written
  void row(String... cells) {
    try {
      Writer out = writer();
      for (int i = 0; i < cells.length; i++) {
        out.append(cells[i]).append(i + 1 < cells.length ? ',' : '\n');
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Writer writer() throws IOException {
    if (writer == null) {
      Files.createDirectories(path.getParent());
      BufferedWriter created = Files.newBufferedWriter(path);
      writer = created;
      created.write(header);
      created.write('\n');
    }
    return writer;
  }

  private IngestException unwritable(IOException cause) {
    return new IngestException(
        IngestException.Code.CANNOT_WRITE,
        "cannot write %s to %s: %s; what was stored stays, make room or allow it and ingest again"
            .formatted(content, path, cause.getMessage()),
        cause);
  }

  /// The file; null if there is no row.
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
