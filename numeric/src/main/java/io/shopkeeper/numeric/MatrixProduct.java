package io.shopkeeper.numeric;

/// Multiplies dense matrices on one thread, with scratch space of its own; make one for each.
///
/// Blocked as by Goto and van de Geijn (ACM TOMS 2008): a panel of the right factor stays in the
/// first cache while up to [#BLOCK] rows of the left one pass. Sums run over the depth in one order
/// however the rows are divided among callers, so that results have the same bits.
public final class MatrixProduct {

  private static final TileKernel KERNEL = TileKernel.fastest();
  private static final int ROWS = TileKernel.ROWS;

  /// Rows of the left factor packed at a time.
  private static final int BLOCK = 64;

  private final float[] left = new float[BLOCK * PackedMatrix.DEPTH];
  private final float[] tile = new float[ROWS * KERNEL.width()];

  /// Writes `C = A · B`, or adds to it.
  ///
  /// @param add whether C is added to instead of overwritten
  public void multiply(MatrixView a, PackedMatrix b, MatrixView c, boolean add) {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          "%d × %d times %d × %d does not make %d × %d"
              .formatted(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns()));
    }
    for (int from = 0; from < a.columns(); from += PackedMatrix.DEPTH) {
      int depth = Math.min(PackedMatrix.DEPTH, a.columns() - from);
      for (int row = 0; row < a.rows(); row += BLOCK) {
        int end = Math.min(a.rows(), row + BLOCK);
        packLeft(a, row, end, from, depth);
        multiplyBlock(row, end, from, depth, b, c, add || from > 0);
      }
    }
  }

  private void multiplyBlock(
      int first, int end, int from, int depth, PackedMatrix b, MatrixView c, boolean add) {
    int width = KERNEL.width();
    for (int panel = 0; panel * width < c.columns(); panel++) {
      int right = b.panel(from, panel);
      int columns = Math.min(width, c.columns() - panel * width);
      for (int row = first; row < end; row += ROWS) {
        int rows = Math.min(ROWS, end - row);
        boolean whole = rows == ROWS && columns == width && c.columnStride() == 1 && !add;
        if (whole) {
          int target = c.at(row, panel * width);
          KERNEL.multiply(
              left,
              (row - first) * depth,
              b.packed(),
              right,
              depth,
              c.values(),
              target,
              c.rowStride());
        } else {
          KERNEL.multiply(left, (row - first) * depth, b.packed(), right, depth, tile, 0, width);
          take(c, row, rows, panel * width, columns, add);
        }
      }
    }
  }

  /// Copies a tile into C or adds it.
  private void take(MatrixView c, int row, int rows, int column, int columns, boolean add) {
    int width = KERNEL.width();
    float[] values = c.values();
    int stride = c.columnStride();
    for (int i = 0; i < rows; i++) {
      int target = c.at(row + i, column);
      int source = i * width;
      if (!add) {
        for (int j = 0; j < columns; j++) {
          values[target + j * stride] = tile[source + j];
        }
      } else if (stride == 1) {
        for (int j = 0; j < columns; j++) {
          values[target + j] += tile[source + j];
        }
      } else {
        for (int j = 0; j < columns; j++) {
          values[target + j * stride] += tile[source + j];
        }
      }
    }
  }

  private void packLeft(MatrixView a, int first, int end, int from, int depth) {
    float[] values = a.values();
    for (int row = first; row < end; row += ROWS) {
      int panel = (row - first) * depth;
      for (int lane = 0; lane < ROWS; lane++) {
        if (row + lane < end) {
          int source = a.at(row + lane, from);
          for (int k = 0; k < depth; k++) {
            left[panel + k * ROWS + lane] = values[source + k * a.columnStride()];
          }
        } else {
          for (int k = 0; k < depth; k++) {
            left[panel + k * ROWS + lane] = 0;
          }
        }
      }
    }
  }
}
