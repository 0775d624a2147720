package io.shopkeeper.neural.tuning;

import io.shopkeeper.numeric.Vectors;

/// `x · Φ(x)`, Φ being the normal distribution, in the form of Hendrycks and Gimpel (2016) that
/// differs from it by less than .001: `x · σ(2u)`, `u = √(2/π) (x + .044715 x³)`. Keeps what its
/// gradient needs.
final class Gelu {
  private static final float SLOPE = (float) (2 * Math.sqrt(2 / Math.PI));
  private static final float CUBE = .044715f;

  private float[] in = {};
  private float[] gate = {};

  float[] forward(float[] x) {
    in = x;
    gate = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      gate[i] = -SLOPE * x[i] * (1 + CUBE * x[i] * x[i]);
    }
    Vectors.exp(gate);
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      gate[i] = 1 / (1 + gate[i]);
      out[i] = x[i] * gate[i];
    }
    return out;
  }

  /// Turns the gradient of what came out into that of what went in, in place.
  void backward(float[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      float steepness = SLOPE * in[i] * (1 + 3 * CUBE * in[i] * in[i]);
      gradient[i] *= gate[i] * (1 + steepness * (1 - gate[i]));
    }
  }
}
