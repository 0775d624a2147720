package io.shopkeeper.simulation.soil;

import java.util.List;
import java.util.stream.Collectors;

/// A file of records as text.
///
/// @param file its name, as in `products.csv`
/// @param rows each as wide as `columns`; no cell holds a line break, so that a record is a line
public record CsvTable(String file, List<String> columns, List<List<String>> rows) {

  /// The line of the first record, the header being line 1.
  public static final int FIRST_LINE = 2;

  public CsvTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != columns.size()) {
        throw new IllegalArgumentException(
            "record %d of %s has %d cells, its header %d"
                .formatted(i + 1, file, rows.get(i).size(), columns.size()));
      }
      if (rows.get(i).stream().anyMatch(CsvTable::breaksLine)) {
        throw new IllegalArgumentException(
            "record %d of %s has a line break within a cell".formatted(i + 1, file));
      }
    }
  }

  /// @param line in the file, the header being line 1
  /// @throws IllegalArgumentException if there is no such line or column
  public String cell(int line, String column) {
    int place = columns.indexOf(column);
    int row = line - FIRST_LINE;
    if (place < 0 || row < 0 || row >= rows.size()) {
      throw new IllegalArgumentException(
          "%s has no line %d with a column '%s'".formatted(file, line, column));
    }
    return rows.get(row).get(place);
  }

  /// As RFC 4180 has it, with line feeds alone.
  public String csv() {
    var text = new StringBuilder(line(columns)).append('\n');
    rows.forEach(row -> text.append(line(row)).append('\n'));
    return text.toString();
  }

  /// One record, without its line end.
  static String line(List<String> cells) {
    return cells.stream().map(CsvTable::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean needed = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || breaksLine(cell);
    return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static boolean breaksLine(String cell) {
    return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
  }
}
