package io.shopkeeper.numeric;

import java.util.function.IntConsumer;

/// The inverse of a symmetric positive definite matrix, in place, by the sweep operator (Goodnight,
/// "A tutorial on the SWEEP operator", The American Statistician 1979) in blocks: sweeping all
/// pivots leaves `−A⁻¹`.
///
/// With the pivot block `D⁻¹ = A_kk`, a sweep makes `A_ij − A_ik D A_kj` of every other block,
/// `A_ik D` of the pivot's column, and `−D` of the pivot. The matrix stays symmetric, so the lower
/// triangle of blocks is all that is worked on: n³ operations, nearly all of them in tiles
/// ([MatrixProduct]). Floats throughout but for the pivots, which are inverted in doubles: the
/// error grows with the condition number, so that a ridge should bound it.
public final class SymmetricInverse {

  private static final int BLOCK = 128;

  private final int size;
  private final float[] values;
  private final int blocks;
  private final Workers workers;

  private SymmetricInverse(DenseMatrix matrix, Workers workers) {
    this.size = matrix.rows();
    this.values = matrix.values();
    this.blocks = Math.ceilDiv(size, BLOCK);
    this.workers = workers;
  }

  /// Overwrites a matrix, of which the lower triangle is read, with its inverse, both triangles;
  /// the same bits at any number of workers.
  ///
  /// @throws IllegalArgumentException if it is not square or not positive definite
  public static void invert(DenseMatrix matrix, Workers workers) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          "%d × %d is not square".formatted(matrix.rows(), matrix.columns()));
    }
    var inverse = new SymmetricInverse(matrix, workers);
    for (int pivot = 0; pivot < inverse.blocks; pivot++) {
      inverse.sweep(pivot);
    }
    inverse.finish();
  }

  private void sweep(int pivot) {
    int width = end(pivot) - first(pivot);
    float[] column = new float[size * width];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < width; k++) {
        int at = first(pivot) + k;
        column[i * width + k] = values[Math.max(i, at) * size + Math.min(i, at)];
      }
    }
    float[] inverted = inverted(pivot);
    PackedMatrix right = PackedMatrix.of(MatrixView.of(inverted, 0, width, width));
    float[] scaled = new float[column.length];
    var across = new PackedMatrix[blocks];
    workers.forEach(
        blocks,
        1,
        () -> {
          var product = new MatrixProduct();
          return block -> {
            MatrixView rows = rows(column, block, width);
            product.multiply(rows, right, rows(scaled, block, width), false);
            across[block] = PackedMatrix.of(rows.transposed());
          };
        });
    workers.forEach(blocks, 1, () -> update(pivot, width, scaled, across));
    place(pivot, width, scaled, inverted);
  }

  /// Subtracts from the blocks of a row up to the diagonal, but those of the pivot.
  private IntConsumer update(int pivot, int width, float[] scaled, PackedMatrix[] across) {
    var product = new MatrixProduct();
    return row -> {
      if (row == pivot) {
        return;
      }
      int height = end(row) - first(row);
      float[] negative = new float[height * width];
      for (int i = 0; i < negative.length; i++) {
        negative[i] = -scaled[first(row) * width + i];
      }
      MatrixView left = MatrixView.of(negative, 0, height, width);
      for (int block = 0; block <= row; block++) {
        if (block != pivot) {
          product.multiply(left, across[block], view(row, block), true);
        }
      }
    };
  }

  private void place(int pivot, int width, float[] scaled, float[] inverted) {
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < width; k++) {
        int at = first(pivot) + k;
        boolean own = i >= first(pivot) && i < end(pivot);
        float value = own ? -inverted[(i - first(pivot)) * width + k] : scaled[i * width + k];
        values[Math.max(i, at) * size + Math.min(i, at)] = value;
      }
    }
  }

  private float[] inverted(int pivot) {
    int width = end(pivot) - first(pivot);
    double[][] block = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        block[i][j] = values[(first(pivot) + i) * size + first(pivot) + j];
      }
    }
    Cholesky factor = Cholesky.of(block);
    float[] inverse = new float[width * width];
    double[] unit = new double[width];
    for (int i = 0; i < width; i++) {
      unit[i] = 1;
      double[] row = factor.solve(unit);
      unit[i] = 0;
      for (int j = 0; j < width; j++) {
        inverse[i * width + j] = (float) row[j];
      }
    }
    return inverse;
  }

  /// Turns the sign and mirrors the lower triangle.
  private void finish() {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        values[i * size + j] = -values[i * size + j];
        values[j * size + i] = values[i * size + j];
      }
    }
  }

  private MatrixView rows(float[] of, int block, int width) {
    return MatrixView.of(of, first(block) * width, end(block) - first(block), width);
  }

  private MatrixView view(int row, int column) {
    return new MatrixView(
        values,
        first(row) * size + first(column),
        end(row) - first(row),
        end(column) - first(column),
        size,
        1);
  }

  private static int first(int block) {
    return block * BLOCK;
  }

  private int end(int block) {
    return Math.min(size, (block + 1) * BLOCK);
  }
}
