package io.shopkeeper.numeric;

import java.util.stream.IntStream;

/// Plain two-dimensional arrays, to hold sparse results against.
final class Dense {

  private Dense() {}

  static double[][] of(CsrMatrix matrix) {
    double[][] dense = new double[matrix.rows()][matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int p = matrix.rowStart(row); p < matrix.rowEnd(row); p++) {
        dense[row][matrix.column(p)] = matrix.value(p);
      }
    }
    return dense;
  }

  static double[][] transposed(double[][] dense, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(c -> IntStream.range(0, dense.length).mapToDouble(r -> dense[r][c]).toArray())
        .toArray(double[][]::new);
  }

  static double[][] gram(double[][] a, int columns) {
    double[][] product = new double[columns][columns];
    for (double[] row : a) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          product[i][j] += row[i] * row[j];
        }
      }
    }
    return product;
  }
}
