package io.shopkeeper.numeric;

import java.util.function.IntConsumer;

/// A dense float matrix, row after row: the factors of customers or items.
///
/// Products run on packed panels ([TileKernel]) and are bit-identical at any number of threads.
///
/// @param values `rows × columns` of them, not copied: whoever makes the matrix may fill it
public record DenseMatrix(int rows, int columns, float[] values) {

  /// Rows of which a Gram matrix is summed in floats, before the sums are added up in doubles.
  private static final int DEPTH = 256;

  private static final int PARTS = 16;

  public DenseMatrix {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d × %d matrix of %d values".formatted(rows, columns, values.length));
    }
  }

  /// A matrix of zeros.
  public static DenseMatrix zeros(int rows, int columns) {
    long size = (long) rows * columns;
    if (rows < 0 || columns < 0 || size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a matrix of %d × %d does not fit an array".formatted(rows, columns));
    }
    return new DenseMatrix(rows, columns, new float[(int) size]);
  }

  /// The product `A · B`, O(rows · columns · B's columns).
  public DenseMatrix times(DenseMatrix right, Workers workers) {
    if (right.rows != columns) {
      throw new IllegalArgumentException(
          "%d × %d times %d × %d".formatted(rows, columns, right.rows, right.columns));
    }
    DenseMatrix product = zeros(rows, right.columns);
    var multiplication = new Multiplication(this, right, product);
    workers.forEach(Math.ceilDiv(rows, TileKernel.ROWS), multiplication::worker);
    return product;
  }

  /// The Gram matrix `AᵀA`, `columns × columns`, O(rows · columns²).
  public double[][] gram(Workers workers) {
    int blocks = Math.ceilDiv(rows, DEPTH);
    // Fixed parts: their sums are added in order, whatever thread made them.
    int parts = Math.min(blocks, PARTS);
    double[][][] sums = new double[parts][columns][columns];
    workers.forEach(
        parts,
        1,
        () -> {
          var block = new GramBlock(this);
          return part -> {
            int end = (int) ((part + 1L) * blocks / parts);
            for (int b = (int) ((long) part * blocks / parts); b < end; b++) {
              block.add(b * DEPTH, Math.min(rows, (b + 1) * DEPTH), sums[part]);
            }
          };
        });
    double[][] gram = new double[columns][columns];
    for (double[][] sum : sums) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= i; j++) {
          gram[i][j] += sum[i][j];
          gram[j][i] = gram[i][j];
        }
      }
    }
    return gram;
  }

  /// The tiles of a product, eight rows at a time.
  private static final class Multiplication {
    private static final TileKernel KERNEL = TileKernel.fastest();
    private final DenseMatrix left;
    private final DenseMatrix product;
    private final int panels;
    private final float[] right;

    Multiplication(DenseMatrix left, DenseMatrix right, DenseMatrix product) {
      this.left = left;
      this.product = product;
      int width = KERNEL.width();
      panels = Math.ceilDiv(right.columns, width);
      this.right = new float[panels * width * right.rows];
      for (int panel = 0; panel < panels; panel++) {
        int column = panel * width;
        Panels.ofColumns(right, 0, right.rows, column, width, this.right, column * right.rows);
      }
    }

    IntConsumer worker() {
      int depth = left.columns;
      int stride = panels * KERNEL.width();
      float[] rows = new float[TileKernel.ROWS * depth];
      float[] tiles = new float[TileKernel.ROWS * stride];
      return block -> {
        int first = block * TileKernel.ROWS;
        int count = Math.min(TileKernel.ROWS, left.rows - first);
        Panels.ofRows(left, first, TileKernel.ROWS, rows, 0);
        for (int panel = 0; panel < panels; panel++) {
          int column = panel * KERNEL.width();
          KERNEL.multiply(rows, 0, right, column * depth, depth, tiles, column, stride);
        }
        for (int row = 0; row < count; row++) {
          int target = (first + row) * product.columns;
          System.arraycopy(tiles, row * stride, product.values, target, product.columns);
        }
      };
    }
  }

  /// Adds the lower triangle of the Gram matrix of a few rows to a sum.
  private static final class GramBlock {
    private static final TileKernel KERNEL = TileKernel.fastest();
    private final DenseMatrix matrix;
    private final float[] left;
    private final float[] right = new float[KERNEL.width() * DEPTH];
    private final float[] tile = new float[TileKernel.ROWS * KERNEL.width()];

    GramBlock(DenseMatrix matrix) {
      this.matrix = matrix;
      left = new float[Math.ceilDiv(matrix.columns, TileKernel.ROWS) * TileKernel.ROWS * DEPTH];
    }

    void add(int first, int end, double[][] sum) {
      int width = KERNEL.width();
      for (int i = 0; i < matrix.columns; i += TileKernel.ROWS) {
        Panels.ofColumns(matrix, first, end, i, TileKernel.ROWS, left, i * DEPTH);
      }
      for (int j = 0; j < matrix.columns; j += width) {
        Panels.ofColumns(matrix, first, end, j, width, right, 0);
        for (int i = j - j % TileKernel.ROWS; i < matrix.columns; i += TileKernel.ROWS) {
          KERNEL.multiply(left, i * DEPTH, right, 0, end - first, tile, 0, width);
          addTile(i, j, sum);
        }
      }
    }

    private void addTile(int i, int j, double[][] sum) {
      int width = KERNEL.width();
      for (int row = 0; row < Math.min(TileKernel.ROWS, matrix.columns - i); row++) {
        for (int column = 0; column < Math.min(width, matrix.columns - j); column++) {
          sum[i + row][j + column] += tile[row * width + column];
        }
      }
    }
  }
}
