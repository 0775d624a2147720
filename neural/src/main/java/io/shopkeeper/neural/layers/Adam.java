package io.shopkeeper.neural.layers;

/// Steps against the gradient, scaled by its running mean and deviation (Kingma and Ba, ICLR 2015).
public final class Adam {

  private static final double MEAN_DECAY = .9;
  private static final double SQUARE_DECAY = .98;
  private static final double EPSILON = 1e-9;

  private final float[] mean;
  private final float[] square;

  public Adam(int size) {
    mean = new float[size];
    square = new float[size];
  }

  /// Changes the parameters in [from, to).
  ///
  /// @param step counted from 1
  public void update(float[] values, float[] gradient, int from, int to, int step, double rate) {
    double meanSeen = 1 - Math.pow(MEAN_DECAY, step);
    double squareSeen = 1 - Math.pow(SQUARE_DECAY, step);
    float a = (float) MEAN_DECAY;
    float b = (float) SQUARE_DECAY;
    float scale = (float) (rate / meanSeen);
    float unbias = (float) (1 / Math.sqrt(squareSeen));
    float epsilon = (float) EPSILON;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float m = a * mean[i] + (1 - a) * g;
      float s = b * square[i] + (1 - b) * g * g;
      mean[i] = m;
      square[i] = s;
      values[i] -= scale * m / ((float) Math.sqrt(s) * unbias + epsilon);
    }
  }
}
