package io.shopkeeper.recommend.als;

import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Vectors;

/// Takes the score of an item apart into what each item of a history adds to it: `w_i y_iᵀ A⁻¹ y_j`
/// (Hu et al. §5), which add up to `x·y_j` exactly.
///
/// Solved in the items of the history rather than the factors: with `M = diag(m)` what `A` is
/// without them and `K = Y M⁻¹ Yᵀ` among them, Woodbury's identity makes the vector of all
/// contributions `(diag(1/w) + K)⁻¹ Y M⁻¹ y_j`. O(n² d + n³) for n items of history, then O(n d +
/// n²) an item explained.
final class Explanation {

  private final DenseMatrix items;
  private final float[] roots;
  private final float[] history;
  private final Cholesky system;

  /// @param history items of weight above 0
  /// @param diagonal m
  Explanation(DenseMatrix items, int[] history, double[] weights, double[] diagonal) {
    this.items = items;
    int size = diagonal.length;
    roots = new float[size];
    for (int k = 0; k < size; k++) {
      roots[k] = (float) (1 / Math.sqrt(diagonal[k]));
    }
    this.history = new float[history.length * size];
    for (int i = 0; i < history.length; i++) {
      scale(history[i], this.history, i * size);
    }
    double[][] matrix = new double[history.length][]; // The lower triangle alone.
    for (int i = 0; i < history.length; i++) {
      matrix[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = Vectors.dot(this.history, i * size, this.history, j * size, size);
      }
      matrix[i][i] += 1 / weights[i];
    }
    system = Cholesky.of(matrix);
  }

  /// What every item of the history adds to the scores of some items: an array for each of these.
  /// Solved side by side, since a solution alone waits for each of its numbers in turn.
  double[][] contributions(int[] some) {
    int size = roots.length;
    float[] scaled = new float[size];
    double[][] kernel = new double[history.length / size][some.length];
    for (int place = 0; place < some.length; place++) {
      scale(some[place], scaled, 0);
      for (int i = 0; i < kernel.length; i++) {
        kernel[i][place] = Vectors.dot(history, i * size, scaled, 0, size);
      }
    }
    double[][] solved = system.solve(kernel);
    double[][] contributions = new double[some.length][solved.length];
    for (int place = 0; place < some.length; place++) {
      for (int i = 0; i < solved.length; i++) {
        contributions[place][i] = solved[i][place];
      }
    }
    return contributions;
  }

  /// `M^−½ y` of an item: inner products of two are entries of K.
  private void scale(int item, float[] into, int at) {
    for (int k = 0; k < roots.length; k++) {
      into[at + k] = roots[k] * items.values()[item * roots.length + k];
    }
  }
}
