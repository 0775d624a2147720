package io.shopkeeper.assist.intent;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.SymmetricInverse;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;

/// Ridge regression from rows to the indicators of classes, for all classes at once (Rifkin, Yeo
/// and Poggio, "Regularized least-squares classification", 2003).
///
/// Cost: two products of the rows with their columns and an inverse, O(rows · columns² + columns³).
///
/// @param weights [columns × classes]
/// @param base what each margin is where all features are zero: the share of the class
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Ridge(DenseMatrix weights, double[] base) {
  private static final float PENALTY = .03f;

  /// What was fitted.
  ///
  /// @param leftOut the margins of every row by what would have been fitted to all others
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Fit(Ridge ridge, double[][] leftOut) {}

  /// @param labels in [0, classes), one for each row
  static Fit fit(DenseMatrix rows, int[] labels, int classes, Workers workers) {
    DenseMatrix inverse = transposed(rows).times(rows, workers);
    int columns = rows.columns();
    for (int i = 0; i < columns; i++) {
      inverse.values()[i * columns + i] += PENALTY;
    }
    SymmetricInverse.invert(inverse, workers);
    DenseMatrix projected = rows.times(inverse, workers);
    double[] base = new double[classes];
    for (int label : labels) {
      base[label] += 1.0 / labels.length;
    }
    var ridge = new Ridge(weights(projected, labels, base, workers), base);
    return new Fit(ridge, ridge.leftOut(rows, projected, labels, workers));
  }

  /// `(ZᵀZ + λ)⁻¹ Zᵀ (Y − base)`: of each class the sum of its projected rows, less its share of
  /// all.
  private static DenseMatrix weights(
      DenseMatrix projected, int[] labels, double[] base, Workers workers) {
    int columns = projected.columns();
    int classes = base.length;
    DenseMatrix weights = DenseMatrix.zeros(columns, classes);
    workers.forEach(
        columns,
        () -> {
          double[] sums = new double[classes];
          return column -> {
            Arrays.fill(sums, 0);
            double all = 0;
            for (int row = 0; row < labels.length; row++) {
              double value = projected.values()[row * columns + column];
              sums[labels[row]] += value;
              all += value;
            }
            for (int c = 0; c < classes; c++) {
              weights.values()[column * classes + c] = (float) (sums[c] - base[c] * all);
            }
          };
        });
    return weights;
  }

  /// `y − (y − ŷ) / (1 − h)`, h being how much a row has to say about itself.
  private double[][] leftOut(
      DenseMatrix rows, DenseMatrix projected, int[] labels, Workers workers) {
    double[][] margins = margins(rows, workers);
    int columns = rows.columns();
    workers.forEach(
        labels.length,
        () ->
            row -> {
              double own = 0;
              for (int i = row * columns; i < (row + 1) * columns; i++) {
                own += rows.values()[i] * projected.values()[i];
              }
              double rest = Math.max(1e-3, 1 - own);
              for (int c = 0; c < base.length; c++) {
                double target = labels[row] == c ? 1 : 0;
                margins[row][c] = target - (target - margins[row][c]) / rest;
              }
            });
    return margins;
  }

  double[][] margins(DenseMatrix rows, Workers workers) {
    float[] products = rows.times(weights, workers).values();
    double[][] margins = new double[rows.rows()][base.length];
    for (int row = 0; row < margins.length; row++) {
      for (int c = 0; c < base.length; c++) {
        margins[row][c] = base[c] + products[row * base.length + c];
      }
    }
    return margins;
  }

  double[] margins(float[] row) {
    double[] margins = base.clone();
    for (int i = 0; i < row.length; i++) {
      for (int c = 0; c < margins.length; c++) {
        margins[c] += row[i] * weights.values()[i * margins.length + c];
      }
    }
    return margins;
  }

  private static DenseMatrix transposed(DenseMatrix matrix) {
    DenseMatrix transposed = DenseMatrix.zeros(matrix.columns(), matrix.rows());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        transposed.values()[column * matrix.rows() + row] =
            matrix.values()[row * matrix.columns() + column];
      }
    }
    return transposed;
  }
}
