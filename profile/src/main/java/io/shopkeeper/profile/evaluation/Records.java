package io.shopkeeper.profile.evaluation;

import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table of texts, a record a row.
///
/// @param source what it was read from, for messages
/// @param cells of row, column; empty where nothing is known
public record Records(String source, List<String> columns, List<String[]> cells) {
  private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  /// Cells that say that nothing is known become empty.
  public Records {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    for (String[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        row[i] = NOTHING.contains(row[i].toLowerCase(Locale.ROOT)) ? "" : row[i];
      }
    }
  }

  private ProfileException unreadable(String why) {
    return new ProfileException(
        ProfileException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(source, why));
  }

  /// The place of a column by its name, whatever its capitals, blanks and underscores; −1 if there
  /// is none.
  int find(List<String> names) {
    List<String> plain = columns.stream().map(Records::plain).toList();
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
          "no column is named %s; there are %s"
              .formatted(String.join(" or ", names), String.join(", ", columns)));
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
                    "record %,d has '%s' for %s, which is neither yes nor no"
                        .formatted(row + 1, text, columns.get(column)));
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
