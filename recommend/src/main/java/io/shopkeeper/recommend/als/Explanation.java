package io.shopkeeper.recommend.als;

import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.DenseMatrix;

/// Takes the score of an item apart into what each item of a history adds to it: `w_i y_iᵀ A⁻¹ y_j`
/// (Hu et al. §5), which add up to `x·y_j` exactly.
///
/// Solved in the items of the history rather than the factors: with `M = diag(m)` what `A` is
/// without them and `K = Y M⁻¹ Yᵀ` among them, Woodbury's identity makes the vector of all
/// contributions `(diag(1/w) + K)⁻¹ Y M⁻¹ y_j`. O(n² d + n³) for n items of history, then O(n d +
/// n²) an item explained.
final class Explanation {

  private final DenseMatrix items;
  private final int[] history;
  private final double[] inverse;
  private final Cholesky system;

  /// @param history items of weight above 0
  /// @param diagonal m
  Explanation(DenseMatrix items, int[] history, double[] weights, double[] diagonal) {
    this.items = items;
    this.history = history;
    inverse = new double[diagonal.length];
    for (int k = 0; k < diagonal.length; k++) {
      inverse[k] = 1 / diagonal[k];
    }
    double[][] matrix = new double[history.length][history.length];
    for (int i = 0; i < history.length; i++) {
      double[] scaled = scaled(history[i]);
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = product(scaled, history[j]);
      }
      matrix[i][i] += 1 / weights[i];
    }
    system = Cholesky.of(matrix);
  }

  /// What every item of the history adds to the score of an item.
  double[] contributions(int item) {
    double[] scaled = scaled(item);
    double[] kernel = new double[history.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = product(scaled, history[i]);
    }
    return system.solve(kernel);
  }

  private double[] scaled(int item) {
    double[] scaled = new double[inverse.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = inverse[k] * items.values()[item * scaled.length + k];
    }
    return scaled;
  }

  private double product(double[] scaled, int item) {
    double sum = 0;
    for (int k = 0; k < scaled.length; k++) {
      sum += scaled[k] * items.values()[item * scaled.length + k];
    }
    return sum;
  }
}
