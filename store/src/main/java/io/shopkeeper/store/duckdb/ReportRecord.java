package io.shopkeeper.store.duckdb;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A record of a CSV file (RFC 4180) that a load wrote; a cell may go over several lines.
///
/// @param text with its line end
/// @param cells what is quoted of each: all data is, numbers of lines are not
record ReportRecord(String text, List<String> cells) {

  /// The next one; empty at the end.
  static Optional<ReportRecord> read(Reader in) throws IOException {
    var text = new StringBuilder();
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    char last = ',';
    for (int read = in.read(); read >= 0; read = in.read()) {
      char c = (char) read;
      text.append(c);
      if (c == '"') {
        if (!quoted && last == '"') {
          cell.append(c); // the second of two
        }
        quoted = !quoted;
      } else if (quoted) {
        cell.append(c);
      } else if (c == ',' || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          return Optional.of(new ReportRecord(text.toString(), cells));
        }
      }
      last = c;
    }
    cells.add(cell.toString()); // of a load that was broken off
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReportRecord(text.toString(), cells));
  }
}
