package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns that trees see of a table: numbers as they are; of levels the most frequent as a 0/1
/// column each and, where there are more, how many rows a level had. A missing value stays missing.
///
/// @param columns what each is made of
public record TreeEncoding(List<TreeColumn> columns) {
  private static final int MOST_LEVELS = 30;
  private static final int LEAST_ROWS = 5;

  public TreeEncoding {
    columns = List.copyOf(columns);
  }

  /// A column of the trees.
  public sealed interface TreeColumn {
    /// The feature's number in its table.
    int feature();

    float value(FeatureColumn column, int row);

    /// A number itself.
    record Itself(int feature) implements TreeColumn {
      @Override
      public float value(FeatureColumn column, int row) {
        return column instanceof Numeric numeric ? numeric.values()[row] : Float.NaN;
      }
    }

    /// Whether a row is of a level.
    record OfLevel(int feature, String level) implements TreeColumn {
      @Override
      public float value(FeatureColumn column, int row) {
        if (column.missing(row)) {
          return Float.NaN;
        }
        return column.text(row).equals(level) ? 1 : 0;
      }
    }

    /// How many rows of those learned from were of the level; 0 for one first seen later.
    record Frequency(int feature, Map<String, Integer> rows) implements TreeColumn {
      @Override
      public float value(FeatureColumn column, int row) {
        return column.missing(row) ? Float.NaN : rows.getOrDefault(column.text(row), 0);
      }
    }
  }

  public static TreeEncoding of(FeatureTable table) {
    List<TreeColumn> columns = new ArrayList<>();
    for (int feature = 0; feature < table.columns().size(); feature++) {
      switch (table.columns().get(feature)) {
        case Numeric _ -> columns.add(new TreeColumn.Itself(feature));
        case Categorical categorical -> addLevels(feature, categorical, columns);
      }
    }
    return new TreeEncoding(columns);
  }

  private static void addLevels(int feature, Categorical column, List<TreeColumn> columns) {
    Map<String, Integer> rows = new TreeMap<>();
    for (int code : column.codes()) {
      if (code != Categorical.MISSING) {
        rows.merge(column.levels().get(code), 1, Integer::sum);
      }
    }
    List<String> frequent =
        rows.entrySet().stream()
            .filter(level -> level.getValue() >= LEAST_ROWS)
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_LEVELS)
            .map(Map.Entry::getKey)
            .toList();
    frequent.forEach(level -> columns.add(new TreeColumn.OfLevel(feature, level)));
    if (frequent.size() < rows.size()) {
      columns.add(new TreeColumn.Frequency(feature, rows));
    }
  }

  public Columns encode(FeatureTable table) {
    float[][] values = new float[columns.size()][table.rows()];
    for (int c = 0; c < values.length; c++) {
      FeatureColumn column = table.columns().get(columns.get(c).feature());
      for (int row = 0; row < table.rows(); row++) {
        values[c][row] = columns.get(c).value(column, row);
      }
    }
    return new Columns(values, table.rows());
  }
}
