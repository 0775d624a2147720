package io.shopkeeper.profile.evaluation;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.ingest.source.Workbook;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A record a row, a header above: delimited text, packed or not, or the sheet of a workbook that
/// has the columns asked for.
///
/// @param cells of row, column; empty where nothing is known
record RecordFile(Path path, List<String> columns, List<String[]> cells) {
  private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  /// Reads the file, or the first sheet that has a column named one of `wanted`.
  ///
  /// @throws ProfileException if it cannot be read to its end, a row is broken, or no column is
  ///   named so
  static RecordFile read(Path path, List<String> wanted) {
    try {
      SourceFile file = SourceFile.of(path, SourceFile.Kind.TABLE);
      if (file.kind() == SourceFile.Kind.SPREADSHEET) {
        var workbook = new Workbook(file);
        int sheets = workbook.sheets().size();
        for (int sheet = 0; sheet < sheets; sheet++) {
          try (Table table = workbook.table(sheet)) {
            if (find(table.columns(), wanted) >= 0) {
              return read(path, table);
            }
          }
        }
        throw unreadable(path, "no sheet has a column named " + String.join(" or ", wanted), null);
      }
      Encoding encoding;
      try (InputStream in = file.open()) {
        encoding = Encoding.detect(in);
      }
      try (Table table = new TableReader(new TextSource(file, encoding))) {
        RecordFile read = read(path, table);
        read.require(wanted);
        return read;
      }
    } catch (IOException e) {
      throw unreadable(path, e.toString(), e);
    }
  }

  private static RecordFile read(Path path, Table table) throws IOException {
    List<String> columns = table.columns();
    List<String[]> rows = new ArrayList<>();
    while (table.next()) {
      if (table.fault() != null) {
        throw unreadable(
            path, "row %,d is broken: %s".formatted(table.line(), table.fault()), null);
      }
      String[] cells = new String[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        String text = table.text(i);
        cells[i] = NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
      }
      rows.add(cells);
    }
    if (table.truncated()) {
      throw unreadable(path, "it ends too early", null);
    }
    return new RecordFile(path, columns, rows);
  }

  private static ProfileException unreadable(Path path, String why, @Nullable Throwable cause) {
    String message = "cannot read '%s': %s".formatted(path, why);
    return cause == null
        ? new ProfileException(ProfileException.Code.FILE_UNREADABLE, message)
        : new ProfileException(ProfileException.Code.FILE_UNREADABLE, message, cause);
  }

  /// The place of a column by its name, whatever its capitals, blanks and underscores; −1 if there
  /// is none.
  int find(List<String> names) {
    return find(columns, names);
  }

  private static int find(List<String> columns, List<String> names) {
    List<String> plain = columns.stream().map(RecordFile::plain).toList();
    return names.stream()
        .mapToInt(name -> plain.indexOf(plain(name)))
        .filter(i -> i >= 0)
        .findFirst()
        .orElse(-1);
  }

  int require(List<String> names) {
    int at = find(names);
    if (at < 0) {
      throw unreadable(
          path,
          "no column is named %s; there are %s"
              .formatted(String.join(" or ", names), String.join(", ", columns)),
          null);
    }
    return at;
  }

  static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /// Whether a column only tells records apart: its name ends in "id" and no two rows share a
  /// value.
  boolean identifies(int column) {
    String name = plain(columns.get(column));
    if (!(name.endsWith("id") || name.equals("rownumber") || name.equals("index"))) {
      return false;
    }
    return cells.stream().map(row -> row[column]).distinct().count() == cells.size();
  }

  /// Yes and no, in the usual ways to write them.
  ///
  /// @throws ProfileException if a cell is neither
  boolean[] outcomes(int column) {
    boolean[] outcomes = new boolean[cells.size()];
    for (int row = 0; row < outcomes.length; row++) {
      String text = cells.get(row)[column].toLowerCase(Locale.ROOT);
      outcomes[row] =
          switch (text) {
            case "1", "1.0", "true", "yes", "y", "t", "是" -> true;
            case "0", "0.0", "false", "no", "n", "f", "否" -> false;
            default ->
                throw unreadable(
                    path,
                    "record %,d has '%s' for %s, which is neither yes nor no"
                        .formatted(row + 1, text, columns.get(column)),
                    null);
          };
    }
    return outcomes;
  }

  /// A column, of numbers if every value is one (yes and no as 1 and 0), else of levels.
  FeatureColumn feature(int column) {
    float[] numbers = new float[cells.size()];
    for (int row = 0; row < numbers.length; row++) {
      String text = cells.get(row)[column];
      Float number = number(text);
      if (number == null) {
        return levels(column);
      }
      numbers[row] = number;
    }
    return new Numeric(columns.get(column), numbers);
  }

  private static @Nullable Float number(String text) {
    if (text.isEmpty()) {
      return Float.NaN;
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return text.equalsIgnoreCase("true") ? 1f : 0f;
    }
    char last = text.charAt(text.length() - 1);
    if (Character.isLetter(last)) {
      return null;
    }
    try {
      float number = Float.parseFloat(text);
      return Float.isFinite(number) ? number : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private Categorical levels(int column) {
    Map<String, Integer> codes = new HashMap<>();
    List<String> levels = new ArrayList<>();
    int[] of = new int[cells.size()];
    for (int row = 0; row < of.length; row++) {
      String text = cells.get(row)[column];
      Integer code = text.isEmpty() ? Integer.valueOf(Categorical.MISSING) : codes.get(text);
      if (code == null) {
        code = levels.size();
        codes.put(text, code);
        levels.add(text);
      }
      of[row] = code;
    }
    return new Categorical(columns.get(column), of, levels);
  }
}
