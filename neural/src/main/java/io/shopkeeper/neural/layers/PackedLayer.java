package io.shopkeeper.neural.layers;

import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.MatrixView;
import io.shopkeeper.numeric.PackedMatrix;
import io.shopkeeper.numeric.Vectors;

/// A linear layer `y = x W + b`, its weights ready to be multiplied with. Immutable; shared by all
/// passes until the weights change.
///
/// @param start of W in the parameters, followed by b
public record PackedLayer(
    int in, int out, int start, float[] bias, PackedMatrix weights, PackedMatrix transposed) {

  public static PackedLayer of(float[] body, int start, int in, int out) {
    float[] bias = new float[out];
    System.arraycopy(body, start + in * out, bias, 0, out);
    MatrixView weights = MatrixView.of(body, start, in, out);
    return new PackedLayer(
        in, out, start, bias, PackedMatrix.of(weights), PackedMatrix.of(weights.transposed()));
  }

  public float[] forward(float[] x, MatrixProduct product) {
    int rows = x.length / in;
    float[] y = new float[rows * out];
    product.multiply(MatrixView.of(x, 0, rows, in), weights, MatrixView.of(y, 0, rows, out), false);
    for (int row = 0; row < rows; row++) {
      Vectors.axpy(1, bias, 0, y, row * out, out);
    }
    return y;
  }

  /// Adds to the gradients of W and b; returns that of x.
  public float[] backward(float[] x, float[] dY, float[] gradient, MatrixProduct product) {
    int rows = x.length / in;
    MatrixView given = MatrixView.of(dY, 0, rows, out);
    product.multiply(
        MatrixView.of(x, 0, rows, in).transposed(),
        PackedMatrix.of(given),
        MatrixView.of(gradient, start, in, out),
        true);
    for (int row = 0; row < rows; row++) {
      Vectors.axpy(1, dY, row * out, gradient, start + in * out, out);
    }
    float[] dX = new float[x.length];
    product.multiply(given, transposed, MatrixView.of(dX, 0, rows, in), false);
    return dX;
  }
}
