package io.shopkeeper.numeric;

/// The factor `L` of a symmetric positive definite matrix `A = L Lᵀ`, for solving with many right
/// sides (Golub and Van Loan, "Matrix Computations", §4.2). n³/3 operations, in doubles.
public final class Cholesky {

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /// Factors a matrix, of which the lower triangle is read.
  ///
  /// @throws IllegalArgumentException if it is not positive definite
  public static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    // Row by row what is left of a row of A is taken off by columns of L, kept side by side: that
    // reads memory in order, many numbers at a time.
    double[][] columns = new double[n][];
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, row, 0, i + 1);
      for (int k = 0; k < i; k++) {
        double[] column = columns[k];
        double factor = row[k] / column[k];
        column[i] = factor;
        for (int j = k + 1; j < i; j++) {
          row[j] -= factor * column[j];
        }
        row[i] -= factor * factor;
      }
      if (!(row[i] > 0)) {
        throw new IllegalArgumentException(
            "not positive definite: %s is left of row %d".formatted(row[i], i));
      }
      columns[i] = new double[n];
      columns[i][i] = Math.sqrt(row[i]);
    }
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int k = 0; k <= i; k++) {
        lower[i][k] = columns[k][i];
      }
    }
    return new Cholesky(lower);
  }

  /// The x of `A x = b`, in a new array; n² operations.
  public double[] solve(double[] b) {
    int n = lower.length;
    if (b.length != n) {
      throw new IllegalArgumentException(
          "a right side of %d to %d equations".formatted(b.length, n));
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= lower[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= lower[i][k] * x[i];
      }
    }
    return x;
  }

  /// The X of `A X = B` with many right sides side by side, n rows, in a new array; n² operations a
  /// side.
  public double[][] solve(double[][] b) {
    int n = lower.length;
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = b[i].clone();
      for (int k = 0; k < i; k++) {
        subtract(lower[i][k], x[k], x[i]);
      }
      divide(x[i], lower[i][i]);
    }
    for (int i = n - 1; i >= 0; i--) {
      divide(x[i], lower[i][i]);
      for (int k = 0; k < i; k++) {
        subtract(lower[i][k], x[i], x[k]);
      }
    }
    return x;
  }

  private static void subtract(double factor, double[] what, double[] from) {
    for (int c = 0; c < from.length; c++) {
      from[c] -= factor * what[c];
    }
  }

  private static void divide(double[] row, double by) {
    for (int c = 0; c < row.length; c++) {
      row[c] /= by;
    }
  }

  /// The diagonal of `A⁻¹`; n³/6 operations.
  public double[] inverseDiagonal() {
    int n = lower.length;
    double[] diagonal = new double[n];
    double[][] inverse = new double[n][]; // Of L, row by row.
    for (int i = 0; i < n; i++) {
      double[] row = new double[i + 1];
      for (int k = 0; k < i; k++) {
        double[] above = inverse[k];
        double factor = lower[i][k];
        for (int j = 0; j <= k; j++) {
          row[j] -= factor * above[j];
        }
      }
      row[i] = 1;
      for (int j = 0; j <= i; j++) {
        row[j] /= lower[i][i];
        diagonal[j] += row[j] * row[j];
      }
      inverse[i] = row;
    }
    return diagonal;
  }

  /// The x of `Lᵀ x = b`, in a new array: of a standard normal b, a draw of covariance `A⁻¹`.
  public double[] solveTransposed(double[] b) {
    double[] x = b.clone();
    for (int i = lower.length - 1; i >= 0; i--) {
      x[i] /= lower[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= lower[i][k] * x[i];
      }
    }
    return x;
  }
}
