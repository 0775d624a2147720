package io.shopkeeper.recommend.als;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;

/// Finds the factors of one customer from those of their items, or of one item from those of its
/// customers: `(diag(m) + Σ_i w_i y_i y_iᵀ) x = Σ_i w_i y_i`, by conjugate gradients.
///
/// `m = α₀ · eigenvalues + λ` is all of the Gram matrix and the regularisation that is left in the
/// basis of eigenvectors; it is the preconditioner as well, so that a step costs 4 d a neighbour
/// (Hestenes and Stiefel 1952; Takács, Pilászy and Tikk, "Applications of the conjugate gradient
/// method for implicit feedback collaborative filtering", RecSys 2011). For one thread.
final class RowSolver {

  /// Below this share of the first residual there is nothing left to gain in floats.
  private static final float TOLERANCE = 1e-12f;

  private final AlsSettings settings;
  private final float[] spectrum;
  private final int others;
  private final int factors;
  private final float[] diagonal;
  private final float[] inverse;
  private final float[] residual;
  private final float[] direction;
  private final float[] image;
  private float[] neighbours = {};
  private float[] weights = {};
  private int count;
  private double weight;

  /// @param spectrum eigenvalues of the Gram matrix of all that may be neighbours
  /// @param others how many those are
  RowSolver(AlsSettings settings, float[] spectrum, int others) {
    this.settings = settings;
    this.spectrum = spectrum;
    this.others = others;
    factors = spectrum.length;
    diagonal = new float[factors];
    inverse = new float[factors];
    residual = new float[factors];
    direction = new float[factors];
    image = new float[factors];
  }

  /// Forgets the neighbours of the row before.
  void clear() {
    count = 0;
    weight = 0;
  }

  /// Adds the neighbour whose factors are a row of a matrix.
  void add(DenseMatrix matrix, int row, float strength) {
    if (count == weights.length) {
      weights = Arrays.copyOf(weights, Math.max(16, 2 * count));
      neighbours = Arrays.copyOf(neighbours, weights.length * factors);
    }
    System.arraycopy(matrix.values(), row * factors, neighbours, count * factors, factors);
    weights[count++] = strength;
    weight += strength;
  }

  /// Improves `x` by at most so many steps.
  void solve(int steps, float[] x) {
    double regularisation = settings.regularisation(weight, others);
    for (int k = 0; k < factors; k++) {
      diagonal[k] = (float) (settings.unobservedWeight() * spectrum[k] + regularisation);
      inverse[k] = 1 / diagonal[k];
      residual[k] = -diagonal[k] * x[k];
    }
    for (int i = 0; i < count; i++) {
      float error = 1 - Vectors.dot(neighbours, i * factors, x, 0, factors);
      Vectors.axpy(weights[i] * error, neighbours, i * factors, residual, 0, factors);
    }
    for (int k = 0; k < factors; k++) {
      direction[k] = inverse[k] * residual[k];
    }
    float size = Vectors.dot(residual, direction);
    float enough = TOLERANCE * size;
    for (int step = 0; step < steps && size > enough; step++) {
      multiply();
      float length = size / Vectors.dot(direction, image);
      for (int k = 0; k < factors; k++) {
        x[k] += length * direction[k];
        residual[k] -= length * image[k];
        image[k] = inverse[k] * residual[k];
      }
      float before = size;
      size = Vectors.dot(residual, image);
      float turn = size / before;
      for (int k = 0; k < factors; k++) {
        direction[k] = image[k] + turn * direction[k];
      }
    }
  }

  /// The matrix times the direction.
  private void multiply() {
    for (int k = 0; k < factors; k++) {
      image[k] = diagonal[k] * direction[k];
    }
    for (int i = 0; i < count; i++) {
      float along = Vectors.dot(neighbours, i * factors, direction, 0, factors);
      Vectors.axpy(weights[i] * along, neighbours, i * factors, image, 0, factors);
    }
  }
}
