package io.shopkeeper.numeric;

import java.util.Arrays;

/// The eigenvalues and eigenvectors of a symmetric matrix: `A = Qᵀ · diag(values) · Q`.
///
/// Reduced to three diagonals by Householder's reflections (Martin, Reinsch and Wilkinson 1968),
/// which implicit QL then makes one (Bowdler, Martin, Reinsch and Wilkinson 1968; Golub and Van
/// Loan, "Matrix Computations", §8.3). About 9 n³ operations, laid out so that all of them run
/// along rows. One thread; the same matrix gives the same bits.
///
/// @param values in descending order
/// @param vectors row i belongs to value i and has length 1
public record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int MAX_ITERATIONS = 60;

  /// Far below the rounding of doubles.
  private static final double NOTHING = 0x1p-70;

  /// Decomposes a square matrix, of which the lower triangle is taken for both.
  public static SymmetricEigen of(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != matrix.length) {
        throw new IllegalArgumentException(
            "row %d of a square matrix of %d has %d values"
                .formatted(i, matrix.length, matrix[i].length));
      }
      for (double value : matrix[i]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("row %d holds %s".formatted(i, value));
        }
      }
    }
    var tridiagonal = new Tridiagonal(matrix);
    diagonalise(tridiagonal.diagonal, tridiagonal.beside, tridiagonal.basis);
    return sorted(tridiagonal.diagonal, tridiagonal.basis);
  }

  /// `A = Qᵀ T Q` with T of three diagonals.
  private static final class Tridiagonal {
    final double[] diagonal;
    final double[] beside;
    final double[][] basis;

    Tridiagonal(double[][] matrix) {
      int n = matrix.length;
      diagonal = new double[n];
      beside = new double[n];
      basis = new double[n][n];
      double[][] a = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          a[i][j] = matrix[i][j];
          a[j][i] = matrix[i][j];
        }
        basis[i][i] = 1;
      }
      double[][] reflections = new double[n][n];
      double[] scales = new double[n];
      for (int column = 0; column + 1 < n; column++) {
        diagonal[column] = a[column][column];
        scales[column] = reflect(a, column, reflections[column]);
      }
      if (n > 0) {
        diagonal[n - 1] = a[n - 1][n - 1];
      }
      accumulate(reflections, scales);
    }

    /// Zeroes a row and column beyond the one beside the diagonal by `I − scale · v vᵀ`, and
    /// applies that to what remains of `a`. Returns the scale.
    private double reflect(double[][] a, int column, double[] v) {
      int n = a.length;
      int first = column + 1;
      double norm = 0;
      for (int i = first; i < n; i++) {
        v[i] = a[column][i];
        norm = Math.hypot(norm, v[i]);
      }
      beside[column] = v[first] > 0 ? -norm : norm;
      v[first] -= beside[column];
      double squared = 0;
      for (int i = first; i < n; i++) {
        squared += v[i] * v[i];
      }
      if (squared == 0) {
        return 0;
      }
      double scale = 2 / squared;
      double[] w = new double[n];
      for (int i = first; i < n; i++) {
        axpy(scale * v[i], a[i], w, first);
      }
      double half = scale / 2 * dot(w, v, first);
      axpy(-half, v, w, first);
      for (int i = first; i < n; i++) {
        axpy(-v[i], w, a[i], first);
        axpy(-w[i], v, a[i], first);
      }
      return scale;
    }

    /// The product of all reflections, the last one first, whose vectors begin late: what they
    /// reach grows by one row and column at a time.
    private void accumulate(double[][] reflections, double[] scales) {
      int n = basis.length;
      double[] w = new double[n];
      for (int column = n - 2; column >= 0; column--) {
        double[] v = reflections[column];
        int first = column + 1;
        for (int i = first; i < n; i++) {
          w[i] = scales[column] * dot(basis[i], v, first);
        }
        for (int i = first; i < n; i++) {
          axpy(-w[i], v, basis[i], first);
        }
      }
    }
  }

  /// Implicit QL: chases the elements beside the diagonal to zero, one eigenvalue after the other.
  private static void diagonalise(double[] diagonal, double[] beside, double[][] basis) {
    int n = diagonal.length;
    double least = least(diagonal, beside);
    for (int low = 0; low < n; low++) {
      int iterations = 0;
      int high = firstZero(diagonal, beside, low, least);
      while (high > low) {
        if (iterations++ == MAX_ITERATIONS) {
          throw new ArithmeticException("no eigenvalue after %d steps".formatted(MAX_ITERATIONS));
        }
        sweep(diagonal, beside, basis, low, high);
        high = firstZero(diagonal, beside, low, least);
      }
    }
  }

  /// What is nothing beside the greatest element. Where a matrix has few directions, as of two
  /// customers in 128 factors, all others are rounding, down to numbers too small to be halved: to
  /// chase those relative to each other would not end.
  private static double least(double[] diagonal, double[] beside) {
    double greatest = 0;
    for (int i = 0; i < diagonal.length; i++) {
      greatest = Math.max(greatest, Math.max(Math.abs(diagonal[i]), Math.abs(beside[i])));
    }
    return greatest * NOTHING;
  }

  private static int firstZero(double[] diagonal, double[] beside, int low, double least) {
    int i = low;
    while (i + 1 < diagonal.length) {
      double size = Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]);
      if (size + Math.abs(beside[i]) == size || Math.abs(beside[i]) <= least) {
        return i;
      }
      i++;
    }
    return i;
  }

  /// One sweep of rotations from `high` up to `low`, shifted by Wilkinson's estimate.
  private static void sweep(double[] d, double[] e, double[][] basis, int low, int high) {
    double slope = (d[low + 1] - d[low]) / (2 * e[low]);
    double r = Math.hypot(slope, 1);
    double g = d[high] - d[low] + e[low] / (slope + Math.copySign(r, slope));
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= shift;
        e[high] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = d[i + 1] - shift;
      r = (d[i] - g) * sine + 2 * cosine * b;
      shift = sine * r;
      d[i + 1] = g + shift;
      g = cosine * r - b;
      rotate(basis[i], basis[i + 1], cosine, sine);
    }
    d[low] -= shift;
    e[low] = g;
    e[high] = 0;
  }

  private static void rotate(double[] x, double[] y, double cosine, double sine) {
    for (int k = 0; k < x.length; k++) {
      double before = y[k];
      y[k] = sine * x[k] + cosine * before;
      x[k] = cosine * x[k] - sine * before;
    }
  }

  private static SymmetricEigen sorted(double[] values, double[][] vectors) {
    int n = values.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(values[j], values[i]));
    double[] sortedValues = new double[n];
    double[][] sortedVectors = new double[n][];
    for (int i = 0; i < n; i++) {
      sortedValues[i] = values[order[i]];
      sortedVectors[i] = vectors[order[i]];
    }
    return new SymmetricEigen(sortedValues, sortedVectors);
  }

  private static double dot(double[] x, double[] y, int first) {
    double sum = 0;
    for (int i = first; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void axpy(double alpha, double[] x, double[] y, int first) {
    for (int i = first; i < x.length; i++) {
      y[i] += alpha * x[i];
    }
  }
}
