package io.shopkeeper.app;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.ingest.source.Workbook;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.evaluation.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A record a row, a header above: delimited text, packed or not, or the sheet of a workbook that
/// has the most columns.
final class RecordFile {
  private RecordFile() {}

  /// @throws ProfileException if it cannot be read to its end or a row is broken
  static Records read(Path path) {
    try {
      SourceFile file = SourceFile.of(path, SourceFile.Kind.TABLE);
      if (file.kind() == SourceFile.Kind.SPREADSHEET) {
        return widestSheet(path, new Workbook(file));
      }
      Encoding encoding;
      try (InputStream in = file.open()) {
        encoding = Encoding.detect(in);
      }
      try (Table table = new TableReader(new TextSource(file, encoding))) {
        return read(path, table);
      }
    } catch (IOException e) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(path, e), e);
    }
  }

  private static Records widestSheet(Path path, Workbook workbook) throws IOException {
    int widest = 0;
    int most = -1;
    int sheets = workbook.sheets().size();
    for (int sheet = 0; sheet < sheets; sheet++) {
      try (Table table = workbook.table(sheet)) {
        if (table.columns().size() > most) {
          most = table.columns().size();
          widest = sheet;
        }
      }
    }
    try (Table table = workbook.table(widest)) {
      return read(path, table);
    }
  }

  private static Records read(Path path, Table table) throws IOException {
    int columns = table.columns().size();
    List<String[]> rows = new ArrayList<>();
    while (table.next()) {
      if (table.fault() != null) {
        throw new ProfileException(
            ProfileException.Code.FILE_UNREADABLE,
            "row %,d of '%s' is broken: %s".formatted(table.line(), path, table.fault()));
      }
      String[] cells = new String[columns];
      for (int i = 0; i < columns; i++) {
        cells[i] = table.text(i);
      }
      rows.add(cells);
    }
    if (table.truncated()) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNREADABLE,
          "'%s' ends too early: pack or copy it again".formatted(path));
    }
    return new Records(path.toString(), table.columns(), rows);
  }
}
