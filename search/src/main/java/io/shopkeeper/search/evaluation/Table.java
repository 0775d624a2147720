package io.shopkeeper.search.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.search.SearchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Lines of cells parted by tabs, or else by commas outside quotes; gzip or plain, UTF-8. The first
/// line is a header where its first cell is the name of a column.
///
/// @param header in lower case; empty where there is none
record Table(Path path, List<String> header, List<List<String>> rows) {

  /// @param names of columns by which a header is known
  /// @throws SearchException if the file cannot be read or has no rows
  static Table read(Path path, List<String> names) {
    List<List<String>> rows = new ArrayList<>();
    String text;
    try {
      text = PlainOrGzip.text(path);
    } catch (IOException e) {
      throw new SearchException(
          SearchException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(path, e), e);
    }
    text.lines().filter(line -> !line.isBlank()).forEach(line -> rows.add(cells(line)));
    List<String> header =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    boolean named = header.stream().anyMatch(names::contains);
    if (rows.size() <= (named ? 1 : 0)) {
      throw new SearchException(
          SearchException.Code.NOTHING_TO_JUDGE, "'%s' holds no lines".formatted(path));
    }
    return new Table(path, named ? header : List.of(), named ? rows.subList(1, rows.size()) : rows);
  }

  /// The column with one of these names, the first name first; without a header the one at a place.
  int column(List<String> names, int place) {
    for (String name : names) {
      if (header.contains(name)) {
        return header.indexOf(name);
      }
    }
    return header.isEmpty() ? place : -1;
  }

  /// A cell of a row; empty where it is missing.
  static String cell(List<String> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }

  private static List<String> cells(String line) {
    if (line.indexOf('\t') >= 0) {
      return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(line.charAt(i++));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
