package io.shopkeeper.numeric;

import java.util.Arrays;

/// An immutable sparse float matrix in compressed sparse rows: the entries of a row lie together,
/// by ascending column.
///
/// Entries are addressed by position, `rowStart(r) <= position < rowEnd(r)`, so that a row is
/// walked without allocation. Holds 8 bytes an entry and 4 a row; at most 2³¹ − 9 entries. Safe for
/// any number of threads.
public final class CsrMatrix {

  private static final VectorKernels KERNELS = VectorKernels.fastest();

  private final int columns;
  private final int[] rowStart;
  private final int[] column;
  private final float[] value;

  CsrMatrix(int columns, int[] rowStart, int[] column, float[] value) {
    this.columns = columns;
    this.rowStart = rowStart;
    this.column = column;
    this.value = value;
  }

  /// Starts a matrix of the given shape from (row, column, value) triples in any order.
  public static CsrMatrixBuilder builder(int rows, int columns) {
    return new CsrMatrixBuilder(rows, columns);
  }

  /// The number of rows.
  public int rows() {
    return rowStart.length - 1;
  }

  /// The number of columns.
  public int columns() {
    return columns;
  }

  /// The number of stored entries.
  public int entries() {
    return column.length;
  }

  /// The position of a row's first entry.
  public int rowStart(int row) {
    return rowStart[row];
  }

  /// The position after a row's last entry.
  public int rowEnd(int row) {
    return rowStart[row + 1];
  }

  /// The number of entries in a row.
  public int rowSize(int row) {
    return rowEnd(row) - rowStart(row);
  }

  /// The column of the entry at a position.
  public int column(int position) {
    return column[position];
  }

  /// The value of the entry at a position.
  public float value(int position) {
    return value[position];
  }

  /// The Euclidean norm of every row.
  public double[] rowNorms() {
    double[] norms = new double[rows()];
    for (int row = 0; row < norms.length; row++) {
      double sum = 0;
      for (int p = rowStart(row); p < rowEnd(row); p++) {
        sum += (double) value[p] * value[p];
      }
      norms[row] = Math.sqrt(sum);
    }
    return norms;
  }

  /// This matrix times a block of dense columns.
  ///
  /// @param block columns × `width`, row by row
  /// @param product rows × `width`, overwritten
  public void times(float[] block, int width, float[] product) {
    if (block.length != columns() * width || product.length != rows() * width) {
      throw new IllegalArgumentException(
          "%s times %d floats into %d, at width %d"
              .formatted(this, block.length, product.length, width));
    }
    for (int row = 0; row < rows(); row++) {
      KERNELS.rowTimesBlock(
          column, value, rowStart(row), rowEnd(row), block, width, product, row * width);
    }
  }

  /// This matrix times a dense one, a row to a worker.
  public DenseMatrix times(DenseMatrix right, Workers workers) {
    if (right.rows() != columns) {
      throw new IllegalArgumentException(
          "%s times %d × %d".formatted(this, right.rows(), right.columns()));
    }
    int width = right.columns();
    DenseMatrix product = DenseMatrix.zeros(rows(), width);
    workers.forEach(
        rows(),
        () ->
            row ->
                KERNELS.rowTimesBlock(
                    column,
                    value,
                    rowStart(row),
                    rowEnd(row),
                    right.values(),
                    width,
                    product.values(),
                    row * width));
    return product;
  }

  /// The inner product of a row with a dense vector.
  double rowTimes(int row, double[] vector) {
    double sum = 0;
    for (int p = rowStart(row); p < rowEnd(row); p++) {
      sum += value[p] * vector[column[p]];
    }
    return sum;
  }

  /// One row of [#times], on given kernels.
  void rowTimes(VectorKernels kernels, int row, float[] block, int width, float[] product) {
    kernels.rowTimesBlock(column, value, rowStart(row), rowEnd(row), block, width, product, 0);
  }

  /// The transpose, by one counting sort: O(rows + columns + entries).
  public CsrMatrix transpose() {
    int[] start = starts(column, entries(), columns);
    int[] next = Arrays.copyOf(start, columns);
    int[] transposedColumn = new int[entries()];
    float[] transposedValue = new float[entries()];
    for (int row = 0; row < rows(); row++) {
      for (int p = rowStart(row); p < rowEnd(row); p++) {
        int target = next[column[p]]++;
        transposedColumn[target] = row;
        transposedValue[target] = value[p];
      }
    }
    return new CsrMatrix(rows(), start, transposedColumn, transposedValue);
  }

  /// Where each of `buckets` begins when the first `size` of `bucket` are laid out in order.
  static int[] starts(int[] bucket, int size, int buckets) {
    int[] start = new int[buckets + 1];
    for (int i = 0; i < size; i++) {
      start[bucket[i] + 1]++;
    }
    for (int b = 0; b < buckets; b++) {
      start[b + 1] += start[b];
    }
    return start;
  }

  @Override
  public String toString() {
    return rows() + " × " + columns + " matrix of " + entries() + " entries";
  }
}
