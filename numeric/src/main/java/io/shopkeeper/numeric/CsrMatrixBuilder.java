package io.shopkeeper.numeric;

import java.util.Arrays;

/// Collects (row, column, value) triples in any order and builds a [CsrMatrix] of them, summing
/// those on one place.
///
/// For one thread at a time; 12 bytes a triple while collecting.
public final class CsrMatrixBuilder {

  private static final int MAX_ENTRIES = Integer.MAX_VALUE - 8;

  private final int rows;
  private final int columns;
  private int[] row = new int[16];
  private int[] column = new int[16];
  private float[] value = new float[16];
  private int size;

  CsrMatrixBuilder(int rows, int columns) {
    if (rows < 0 || rows > MAX_ENTRIES || columns < 0 || columns > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "shape must be in [0, " + MAX_ENTRIES + "]: " + rows + " × " + columns);
    }
    this.rows = rows;
    this.columns = columns;
  }

  /// Adds a finite value at a place inside the matrix.
  public CsrMatrixBuilder add(int row, int column, float value) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IllegalArgumentException(
          "place (%d, %d) is outside %d × %d".formatted(row, column, rows, columns));
    }
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "value at (%d, %d) must be finite: %s".formatted(row, column, value));
    }
    if (size == this.row.length) {
      grow();
    }
    this.row[size] = row;
    this.column[size] = column;
    this.value[size++] = value;
    return this;
  }

  /// The matrix of all triples so far; those on one place are summed in the order they came.
  ///
  /// Stable counting sorts only, O(rows + columns + triples): transposing twice puts every row into
  /// order.
  public CsrMatrix build() {
    return summed(bucketed().transpose().transpose());
  }

  /// The triples by row, each row still unordered and with columns repeated.
  private CsrMatrix bucketed() {
    int[] start = CsrMatrix.starts(row, size, rows);
    int[] next = Arrays.copyOf(start, rows);
    int[] bucketColumn = new int[size];
    float[] bucketValue = new float[size];
    for (int i = 0; i < size; i++) {
      int target = next[row[i]]++;
      bucketColumn[target] = column[i];
      bucketValue[target] = value[i];
    }
    return new CsrMatrix(columns, start, bucketColumn, bucketValue);
  }

  private CsrMatrix summed(CsrMatrix repeated) {
    int[] start = new int[rows + 1];
    int[] mergedColumn = new int[size];
    float[] mergedValue = new float[size];
    int merged = 0;
    for (int r = 0; r < rows; r++) {
      for (int p = repeated.rowStart(r); p < repeated.rowEnd(r); p++) {
        if (merged > start[r] && mergedColumn[merged - 1] == repeated.column(p)) {
          mergedValue[merged - 1] += repeated.value(p);
        } else {
          mergedColumn[merged] = repeated.column(p);
          mergedValue[merged++] = repeated.value(p);
        }
      }
      start[r + 1] = merged;
    }
    return new CsrMatrix(
        columns, start, Arrays.copyOf(mergedColumn, merged), Arrays.copyOf(mergedValue, merged));
  }

  private void grow() {
    if (size == MAX_ENTRIES) {
      throw new IllegalArgumentException("a matrix holds at most " + MAX_ENTRIES + " entries");
    }
    int capacity = (int) Math.min(MAX_ENTRIES, size * 2L);
    row = Arrays.copyOf(row, capacity);
    column = Arrays.copyOf(column, capacity);
    value = Arrays.copyOf(value, capacity);
  }
}
