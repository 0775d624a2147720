package io.shopkeeper.app;

import io.shopkeeper.content.ContentException;
import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.serve.http.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Objects of named values, one a line: JSON Lines, or a delimited table with a header; gzip or
/// plain, told apart by the first character.
///
/// @param rows with the line that each begins on
/// @param refused why lines were passed over, with their numbers
record ObjectFile(List<Row> rows, List<String> refused) {

  record Row(long line, Map<String, Object> members) {}

  /// @throws ContentException if it cannot be read to its end or holds nothing
  static ObjectFile read(Path path) {
    try {
      SourceFile file = SourceFile.of(path, SourceFile.Kind.TABLE);
      byte[] start;
      try (InputStream in = file.open()) {
        start = in.readNBytes(64);
      }
      String beginning = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "");
      ObjectFile read = beginning.stripLeading().startsWith("{") ? json(file) : table(file);
      if (read.rows.isEmpty()) {
        throw new ContentException(
            ContentException.Code.FILE_UNREADABLE,
            "'%s' holds no objects: a JSON object a line, or a table with a header, is expected%s"
                .formatted(path, read.refused.isEmpty() ? "" : "; " + read.refused.getFirst()));
      }
      return read;
    } catch (IOException e) {
      throw new ContentException(
          ContentException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(path, e),
          e);
    }
  }

  private static ObjectFile json(SourceFile file) throws IOException {
    var rows = new ArrayList<Row>();
    var refused = new ArrayList<String>();
    try (var reader =
        new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String plain = line.replace("\uFEFF", "");
        if (plain.isBlank()) {
          continue;
        }
        try {
          rows.add(new Row(number, JsonTree.object(plain)));
        } catch (IllegalArgumentException e) {
          refused.add("line %d: %s".formatted(number, e.getMessage()));
        }
      }
    }
    return new ObjectFile(rows, refused);
  }

  private static ObjectFile table(SourceFile file) throws IOException {
    Encoding encoding;
    try (InputStream in = file.open()) {
      encoding = Encoding.detect(in);
    }
    var rows = new ArrayList<Row>();
    var refused = new ArrayList<String>();
    try (var table = new TableReader(new TextSource(file, encoding))) {
      List<String> columns = table.columns();
      while (table.next()) {
        if (table.fault() != null) {
          refused.add("line %d: %s".formatted(table.line(), table.fault()));
          continue;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          if (!table.isEmpty(i)) {
            members.put(columns.get(i), table.text(i));
          }
        }
        rows.add(new Row(table.line(), members));
      }
    }
    return new ObjectFile(rows, refused);
  }
}
