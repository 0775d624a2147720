package io.shopkeeper.rules.catalogue;

import io.shopkeeper.domain.expression.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One attribute of all products. Different cells are kept once, as in a dictionary; a product has
/// the number of its cell. Not thread-safe.
final class Column {
  private static final int NOTHING = 0;

  private final Map<Cell, Integer> codes = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private int[] rows = new int[16];

  Column() {
    codes.put(Cell.NONE, NOTHING);
    cells.add(Cell.NONE);
  }

  void put(int row, Cell cell) {
    if (row >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
    }
    rows[row] =
        codes.computeIfAbsent(
            cell,
            fresh -> {
              cells.add(fresh);
              return cells.size() - 1;
            });
  }

  /// The number of a product's cell; 0 for none.
  int code(int row) {
    return row < rows.length ? rows[row] : NOTHING;
  }

  Cell cell(int row) {
    return cells.get(code(row));
  }

  Cell coded(int code) {
    return cells.get(code);
  }

  /// Whether any product has a number here.
  boolean hasNumbers() {
    return cells.stream().anyMatch(cell -> !Double.isNaN(cell.number()));
  }
}
