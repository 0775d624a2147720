package io.shopkeeper.numeric;

import java.util.random.RandomGenerator;

/// Features whose inner products approach a Gaussian kernel, `φ(x) · φ(y) ≈ exp(−γ |x − y|²)`, so
/// that a linear model on them is nearly a kernel machine (Rahimi and Recht, "Random features for
/// large-scale kernel machines", NIPS 2007).
///
/// Immutable; 4 · inputs · features bytes, as many multiplications a record.
public final class RandomFourierFeatures {
  private static final VectorKernels KERNELS = VectorKernels.fastest();

  /// [inputs × features]: normal, of variance 2γ.
  private final DenseMatrix frequencies;

  private final float[] phases;
  private final float scale;

  /// @param gamma γ of the kernel, above 0
  public RandomFourierFeatures(int inputs, int features, double gamma, RandomGenerator random) {
    if (!(gamma > 0)) {
      throw new IllegalArgumentException("gamma must be above 0: " + gamma);
    }
    float[] values = new float[inputs * features];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * Math.sqrt(2 * gamma));
    }
    frequencies = new DenseMatrix(inputs, features, values);
    phases = new float[features];
    for (int i = 0; i < features; i++) {
      phases[i] = (float) (random.nextDouble() * 2 * Math.PI);
    }
    scale = (float) Math.sqrt(2.0 / features);
  }

  /// The features of every row.
  public DenseMatrix of(DenseMatrix rows, Workers workers) {
    DenseMatrix features = rows.times(frequencies, workers);
    int width = features.columns();
    workers.forEach(rows.rows(), () -> row -> bend(features.values(), row * width));
    return features;
  }

  /// The features of one record.
  public float[] of(float[] record) {
    int width = frequencies.columns();
    float[] features = new float[width];
    for (int input = 0; input < record.length; input++) {
      KERNELS.axpy(record[input], frequencies.values(), input * width, features, 0, width);
    }
    bend(features, 0);
    return features;
  }

  private void bend(float[] values, int from) {
    for (int i = 0; i < phases.length; i++) {
      values[from + i] = scale * (float) Math.cos(values[from + i] + phases[i]);
    }
  }
}
