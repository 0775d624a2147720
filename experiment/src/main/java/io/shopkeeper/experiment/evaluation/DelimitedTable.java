package io.shopkeeper.experiment.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.experiment.ExperimentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table with a header, by columns: commas, semicolons or tabs, whichever the header has most of;
/// cells may be quoted; gzip or plain, UTF-8. Rows with another number of cells are left out and
/// counted.
record DelimitedTable(List<String> names, List<List<String>> columns, int refused) {

  /// @throws ExperimentException if it cannot be read or has no rows
  static DelimitedTable read(Path file) {
    try (var reader =
        new BufferedReader(new InputStreamReader(PlainOrGzip.open(file), StandardCharsets.UTF_8))) {
      String header = reader.readLine();
      if (header == null) {
        throw empty(file);
      }
      header = header.startsWith("\uFEFF") ? header.substring(1) : header;
      char separator = separator(header);
      List<String> names = cells(header, separator);
      List<List<String>> columns = new ArrayList<>();
      names.forEach(_ -> columns.add(new ArrayList<>()));
      int refused = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        List<String> cells = cells(line, separator);
        if (cells.size() != names.size()) {
          refused++;
          continue;
        }
        for (int i = 0; i < cells.size(); i++) {
          columns.get(i).add(cells.get(i).intern());
        }
      }
      if (columns.getFirst().isEmpty()) {
        throw empty(file);
      }
      return new DelimitedTable(names, columns, refused);
    } catch (IOException e) {
      throw new ExperimentException(
          ExperimentException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
  }

  int rows() {
    return columns.getFirst().size();
  }

  /// The column of a name, whatever its case and whether it has blanks, dashes or underscores; -1
  /// if there is none.
  int column(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (plain(names.get(i)).equals(plain(name))) {
        return i;
      }
    }
    return -1;
  }

  /// @throws ExperimentException naming the columns there are
  int required(String name) {
    int column = column(name);
    if (column < 0) {
      throw new ExperimentException(
          ExperimentException.Code.NOTHING_TO_COMPARE,
          "no column '%s' among %s".formatted(name, String.join(", ", names)));
    }
    return column;
  }

  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static ExperimentException empty(Path file) {
    return new ExperimentException(
        ExperimentException.Code.NOTHING_TO_COMPARE,
        "'%s' has no rows: a header and a row a unit are expected".formatted(file));
  }

  private static char separator(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
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
