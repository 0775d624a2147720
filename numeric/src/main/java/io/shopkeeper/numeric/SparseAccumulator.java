package io.shopkeeper.numeric;

/// A sum per column of which few are ever touched: adding is O(1), and reading or clearing costs
/// only what was touched.
///
/// Holds one double and one int per column. Entries are numbered in the order in which their
/// columns were first touched. For one thread at a time.
public final class SparseAccumulator {

  private final double[] sums;

  /// The touched columns come first, and `slots[column]` is a column's place among them: no flags
  /// to clear.
  private final int[] touched;

  private final int[] slots;
  private int size;

  /// An accumulator for columns in [0, columns), all untouched.
  public SparseAccumulator(int columns) {
    if (columns < 0) {
      throw new IllegalArgumentException("columns must not be negative: " + columns);
    }
    sums = new double[columns];
    touched = new int[columns];
    slots = new int[columns];
  }

  /// Adds to the sum of a column and counts the column as touched, even when `value` is 0.
  public void add(int column, double value) {
    if (isTouched(column)) {
      sums[column] += value;
    } else {
      slots[column] = size;
      touched[size++] = column;
      sums[column] = value;
    }
  }

  /// Makes all columns untouched, at once.
  public void clear() {
    size = 0;
  }

  /// How many columns have been touched.
  public int size() {
    return size;
  }

  /// The column touched as `entry`-th, `entry` in [0, size).
  public int column(int entry) {
    if (entry < 0 || entry >= size) {
      throw new IllegalArgumentException("entry must be in [0, " + size + "): " + entry);
    }
    return touched[entry];
  }

  /// The sum of the column touched as `entry`-th.
  public double value(int entry) {
    return sums[column(entry)];
  }

  /// The sum of a column; 0 where untouched.
  public double sum(int column) {
    return isTouched(column) ? sums[column] : 0;
  }

  private boolean isTouched(int column) {
    int slot = slots[column];
    return slot < size && touched[slot] == column;
  }
}
