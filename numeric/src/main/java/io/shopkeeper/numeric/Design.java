package io.shopkeeper.numeric;

import java.util.Arrays;

/// The matrix of a linear model: records × features, with the two products that fitting needs, each
/// the same at any number of workers.
public sealed interface Design {

  /// Records.
  int rows();

  /// Features.
  int columns();

  /// `product[row] = Σ weights[column] · X[row][column]`.
  void times(double[] weights, double[] product, Workers workers);

  /// `product[column] = Σ factors[row] · X[row][column]`.
  void transposedTimes(double[] factors, double[] product, Workers workers);

  /// Few entries a row; holds the matrix twice.
  static Design of(CsrMatrix matrix) {
    return new Sparse(matrix, matrix.transpose());
  }

  /// All entries; weights pass as floats.
  static Design of(DenseMatrix matrix) {
    return new Dense(matrix);
  }

  /// Rows and, transposed, columns side by side: each sum is one worker's.
  record Sparse(CsrMatrix matrix, CsrMatrix transposed) implements Design {

    @Override
    public int rows() {
      return matrix.rows();
    }

    @Override
    public int columns() {
      return matrix.columns();
    }

    @Override
    public void times(double[] weights, double[] product, Workers workers) {
      multiply(matrix, weights, product, workers);
    }

    @Override
    public void transposedTimes(double[] factors, double[] product, Workers workers) {
      multiply(transposed, factors, product, workers);
    }

    private static void multiply(CsrMatrix by, double[] vector, double[] product, Workers workers) {
      workers.forEach(by.rows(), 1 << 10, () -> row -> product[row] = by.rowTimes(row, vector));
    }
  }

  /// Sums over rows are made in blocks of a fixed size and added up in their order.
  record Dense(DenseMatrix matrix) implements Design {
    private static final int BLOCK = 512;
    private static final VectorKernels KERNELS = VectorKernels.fastest();

    @Override
    public int rows() {
      return matrix.rows();
    }

    @Override
    public int columns() {
      return matrix.columns();
    }

    @Override
    public void times(double[] weights, double[] product, Workers workers) {
      int columns = columns();
      float[] floats = new float[columns];
      for (int column = 0; column < columns; column++) {
        floats[column] = (float) weights[column];
      }
      workers.forEach(
          rows(),
          () ->
              row ->
                  product[row] = KERNELS.dot(matrix.values(), row * columns, floats, 0, columns));
    }

    @Override
    public void transposedTimes(double[] factors, double[] product, Workers workers) {
      int columns = columns();
      float[][] sums = new float[Math.ceilDiv(rows(), BLOCK)][columns];
      workers.forEach(
          sums.length,
          1,
          () ->
              block -> {
                int to = Math.min((block + 1) * BLOCK, rows());
                for (int row = block * BLOCK; row < to; row++) {
                  KERNELS.axpy(
                      (float) factors[row],
                      matrix.values(),
                      row * columns,
                      sums[block],
                      0,
                      columns);
                }
              });
      Arrays.fill(product, 0, columns, 0);
      for (float[] sum : sums) {
        for (int column = 0; column < columns; column++) {
          product[column] += sum[column];
        }
      }
    }
  }
}
