package io.shopkeeper.profile.predict;

import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows of typed columns, held by columns.
public record FeatureTable(List<FeatureColumn> columns, int rows) {

  public FeatureTable {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (FeatureColumn column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            "column '%s' has %,d values to %,d rows".formatted(column.name(), column.rows(), rows));
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are named '%s'".formatted(column.name()));
      }
    }
  }

  public List<String> names() {
    return columns.stream().map(FeatureColumn::name).toList();
  }

  /// Some rows, in the order given.
  public FeatureTable rows(int[] chosen) {
    return new FeatureTable(
        columns.stream().map(column -> column.rows(chosen)).toList(), chosen.length);
  }

  /// The columns of these names, in their order.
  ///
  /// @throws IllegalArgumentException if there is none of a name
  public FeatureTable only(List<String> names) {
    Map<String, FeatureColumn> known = new HashMap<>();
    columns.forEach(column -> known.put(column.name(), column));
    List<FeatureColumn> chosen = new ArrayList<>();
    for (String name : names) {
      FeatureColumn column = known.get(name);
      if (column == null) {
        throw new IllegalArgumentException("there is no column '%s'".formatted(name));
      }
      chosen.add(column);
    }
    return new FeatureTable(chosen, rows);
  }

  /// The columns that can tell rows apart.
  public FeatureTable informative() {
    return new FeatureTable(columns.stream().filter(FeatureTable::varies).toList(), rows);
  }

  /// The names of columns that are wholly missing or the same in all rows.
  public List<String> uninformative() {
    return columns.stream().filter(column -> !varies(column)).map(FeatureColumn::name).toList();
  }

  private static boolean varies(FeatureColumn column) {
    for (int row = 1; row < column.rows(); row++) {
      if (!same(column, row, 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(FeatureColumn column, int one, int other) {
    return switch (column) {
      case Numeric numeric -> Float.compare(numeric.values()[one], numeric.values()[other]) == 0;
      case Categorical categorical -> categorical.codes()[one] == categorical.codes()[other];
    };
  }

  /// For every row the number of the first that is the same in all columns.
  public int[] firstAlike() {
    Map<List<Integer>, Integer> first = new HashMap<>();
    int[] alike = new int[rows];
    for (int row = 0; row < rows; row++) {
      List<Integer> key = new ArrayList<>(columns.size());
      for (FeatureColumn column : columns) {
        key.add(
            switch (column) {
              case Numeric numeric -> Float.floatToIntBits(numeric.values()[row]);
              case Categorical categorical -> categorical.codes()[row];
            });
      }
      alike[row] = first.computeIfAbsent(key, number(row));
    }
    return alike;
  }

  private static java.util.function.Function<List<Integer>, Integer> number(int row) {
    return _ -> row;
  }
}
