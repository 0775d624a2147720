package io.shopkeeper.language.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The records of a table with a header, in order: CSV (RFC 4180) where the header has commas, else
/// tab-separated, in which quotes are plain characters; gzip or plain, UTF-8.
///
/// @param columns as the header names them
/// @param records cells of each, as many as there are columns: missing ones are empty
public record RecordFile(Path path, List<String> columns, List<List<String>> records) {
  /// @throws LanguageException if it cannot be read or has no records
  public static RecordFile read(Path path) {
    String text = text(path);
    int headerEnd = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    boolean tabs = text.substring(0, headerEnd).indexOf('\t') >= 0;
    List<List<String>> rows = tabs ? tabSeparated(text) : new CsvText(text).rows();
    if (rows.size() < 2) {
      throw new LanguageException(
          LanguageException.Code.NOTHING_TO_LEARN,
          "'%s' holds no records: a header, then a record a line is expected".formatted(path));
    }
    int width = rows.getFirst().size();
    return new RecordFile(
        path,
        rows.getFirst().stream().map(String::strip).toList(),
        rows.subList(1, rows.size()).stream().map(row -> filled(row, width)).toList());
  }

  /// A file's text, unpacked.
  static String text(Path path) {
    try {
      return PlainOrGzip.text(path);
    } catch (IOException e) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(path, e), e);
    }
  }

  private static List<List<String>> tabSeparated(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    int width = lines.getFirst().split("\t", -1).length;
    return lines.stream().map(line -> List.of(line.split("\t", width))).toList();
  }

  /// A row that was quoted as a whole, and so is one cell, is cut again.
  private static List<String> filled(List<String> row, int width) {
    if (row.size() == width) {
      return row;
    }
    if (row.size() == 1 && row.getFirst().indexOf('"') >= 0) {
      List<List<String>> again = new CsvText(row.getFirst()).rows();
      if (again.size() == 1 && again.getFirst().size() == width) {
        return again.getFirst();
      }
    }
    var filled = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
    while (filled.size() < width) {
      filled.add("");
    }
    return filled;
  }

  /// The place of the first column with one of these names, in lower case; -1 if there is none.
  public int column(List<String> names) {
    for (String name : names) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).toLowerCase(Locale.ROOT).equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }
}
