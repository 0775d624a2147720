package io.shopkeeper.numeric;

import java.util.Objects;

/// A rectangle of floats inside an array, read by rows or by columns: what [MatrixProduct] takes.
///
/// @param start of the element in row 0, column 0
/// @param rowStride from an element to the one below it
/// @param columnStride from an element to the one beside it
public record MatrixView(
    float[] values, int start, int rows, int columns, int rowStride, int columnStride) {

  public MatrixView {
    if (rows < 0 || columns < 0 || rowStride < 0 || columnStride < 0) {
      throw new IllegalArgumentException(
          "%d × %d view of strides %d and %d".formatted(rows, columns, rowStride, columnStride));
    }
    if (rows > 0 && columns > 0) {
      long last = start + (rows - 1L) * rowStride + (columns - 1L) * columnStride;
      Objects.checkFromToIndex(start, last + 1, (long) values.length);
    }
  }

  /// Rows that lie one after the other, from `start` on.
  public static MatrixView of(float[] values, int start, int rows, int columns) {
    return new MatrixView(values, start, rows, columns, columns, 1);
  }

  /// The same numbers with rows and columns exchanged; copies nothing.
  public MatrixView transposed() {
    return new MatrixView(values, start, columns, rows, columnStride, rowStride);
  }

  /// The rows in [from, to).
  public MatrixView rows(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new MatrixView(
        values, start + from * rowStride, to - from, columns, rowStride, columnStride);
  }

  /// The columns in [from, to).
  public MatrixView columns(int from, int to) {
    Objects.checkFromToIndex(from, to, columns);
    return new MatrixView(
        values, start + from * columnStride, rows, to - from, rowStride, columnStride);
  }

  /// Where an element lies in `values`.
  int at(int row, int column) {
    return start + row * rowStride + column * columnStride;
  }
}
