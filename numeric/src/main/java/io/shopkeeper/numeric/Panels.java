package io.shopkeeper.numeric;

/// Packs a part of a matrix for [TileKernel]: at each depth `width` neighbouring elements, so that
/// the kernel reads memory in one direction only. Lanes beyond the matrix are zero.
final class Panels {

  private Panels() {}

  /// The rows from `first` on become the lanes, the matrix's columns the depth.
  static void ofRows(DenseMatrix matrix, int first, int width, float[] panel, int start) {
    int columns = matrix.columns();
    float[] values = matrix.values();
    for (int lane = 0; lane < width; lane++) {
      boolean inside = first + lane < matrix.rows();
      int row = (first + lane) * columns;
      for (int k = 0; k < columns; k++) {
        panel[start + k * width + lane] = inside ? values[row + k] : 0;
      }
    }
  }

  /// The columns from `column` on become the lanes, the rows [first, end) the depth.
  static void ofColumns(
      DenseMatrix matrix, int first, int end, int column, int width, float[] panel, int start) {
    float[] values = matrix.values();
    int count = Math.min(width, matrix.columns() - column);
    for (int row = first; row < end; row++) {
      int source = row * matrix.columns() + column;
      int target = start + (row - first) * width;
      for (int lane = 0; lane < count; lane++) {
        panel[target + lane] = values[source + lane];
      }
      for (int lane = count; lane < width; lane++) {
        panel[target + lane] = 0;
      }
    }
  }
}
