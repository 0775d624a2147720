package io.shopkeeper.numeric;

/// The right factor of a product in the order [TileKernel] reads it: copied once, multiplied with
/// by any number of threads.
///
/// Divided by depth (rows) into blocks of [#DEPTH], each in panels of the kernel's width.
public final class PackedMatrix {

  /// Deep enough that adding up tiles costs little, shallow enough that a panel fits the first
  /// cache.
  static final int DEPTH = 256;

  private static final int WIDTH = TileKernel.fastest().width();

  private final int rows;
  private final int columns;
  private final float[] packed;

  private PackedMatrix(int rows, int columns, float[] packed) {
    this.rows = rows;
    this.columns = columns;
    this.packed = packed;
  }

  /// Copies a matrix, O(rows · columns).
  public static PackedMatrix of(MatrixView matrix) {
    int panels = Math.ceilDiv(matrix.columns(), WIDTH);
    float[] packed = DenseMatrix.zeros(matrix.rows(), panels * WIDTH).values();
    var result = new PackedMatrix(matrix.rows(), matrix.columns(), packed);
    for (int first = 0; first < matrix.rows(); first += DEPTH) {
      int end = Math.min(matrix.rows(), first + DEPTH);
      for (int panel = 0; panel < panels; panel++) {
        result.fill(matrix, first, end, panel);
      }
    }
    return result;
  }

  private void fill(MatrixView matrix, int first, int end, int panel) {
    int column = panel * WIDTH;
    int count = Math.min(WIDTH, columns - column);
    int target = panel(first, panel);
    if (matrix.columnStride() == 1) {
      for (int row = first; row < end; row++, target += WIDTH) {
        System.arraycopy(matrix.values(), matrix.at(row, column), packed, target, count);
      }
      return;
    }
    for (int lane = 0; lane < count; lane++) {
      int source = matrix.at(first, column + lane);
      for (int row = first; row < end; row++, source += matrix.rowStride()) {
        packed[target + (row - first) * WIDTH + lane] = matrix.values()[source];
      }
    }
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  float[] packed() {
    return packed;
  }

  /// Where a panel of the block that begins at row `first` lies.
  int panel(int first, int panel) {
    int stride = Math.ceilDiv(columns, WIDTH) * WIDTH;
    return first * stride + panel * WIDTH * Math.min(DEPTH, rows - first);
  }
}
