package io.shopkeeper.neural.layers;

/// Every row to mean 0 and variance 1, then a gain and a shift (Ba, Kiros and Hinton 2016). Keeps
/// what its gradient needs.
public final class LayerNorm {

  private static final double EPSILON = 1e-5;

  private final int dimension;
  private final int parameters;
  private float[] normalised = {};
  private float[] inverse = {};

  /// @param parameters where the gains lie, followed by the shifts
  public LayerNorm(int dimension, int parameters) {
    this.dimension = dimension;
    this.parameters = parameters;
  }

  public float[] forward(float[] x, float[] weights) {
    int rows = x.length / dimension;
    float[] out = new float[x.length];
    normalised = new float[x.length];
    inverse = new float[rows];
    for (int row = 0; row < rows; row++) {
      int at = row * dimension;
      double sum = 0;
      for (int k = at; k < at + dimension; k++) {
        sum += x[k];
      }
      double mean = sum / dimension;
      double squares = 0;
      for (int k = at; k < at + dimension; k++) {
        squares += (x[k] - mean) * (x[k] - mean);
      }
      inverse[row] = (float) (1 / Math.sqrt(squares / dimension + EPSILON));
      for (int k = 0; k < dimension; k++) {
        normalised[at + k] = (float) ((x[at + k] - mean) * inverse[row]);
        out[at + k] =
            normalised[at + k] * weights[parameters + k] + weights[parameters + dimension + k];
      }
    }
    return out;
  }

  /// Adds to the gradients of the parameters and of x.
  public void backward(float[] dOut, float[] weights, float[] gradient, float[] dX) {
    for (int row = 0; row < inverse.length; row++) {
      int at = row * dimension;
      double sum = 0;
      double product = 0;
      for (int k = 0; k < dimension; k++) {
        float d = dOut[at + k];
        gradient[parameters + k] += d * normalised[at + k];
        gradient[parameters + dimension + k] += d;
        double scaled = d * weights[parameters + k];
        sum += scaled;
        product += scaled * normalised[at + k];
      }
      double mean = sum / dimension;
      double along = product / dimension;
      for (int k = 0; k < dimension; k++) {
        double scaled = dOut[at + k] * weights[parameters + k];
        dX[at + k] += (float) (inverse[row] * (scaled - mean - normalised[at + k] * along));
      }
    }
  }
}
