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
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(rest > 0)) {
          throw new IllegalArgumentException(
              "not positive definite: %s is left of row %d".formatted(rest, i));
        }
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
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

  /// The diagonal of `A⁻¹`; n³/6 operations.
  public double[] inverseDiagonal() {
    int n = lower.length;
    double[] diagonal = new double[n];
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      // The column i of L⁻¹, which is zero above i.
      for (int row = i; row < n; row++) {
        double rest = row == i ? 1 : 0;
        for (int k = i; k < row; k++) {
          rest -= lower[row][k] * column[k];
        }
        column[row] = rest / lower[row][row];
        diagonal[i] += column[row] * column[row];
      }
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
