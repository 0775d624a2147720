package io.shopkeeper.neural.tuning;

/// Where every parameter lies in one array: layer after layer, then the head.
record Layout(int dimension, int layers, int classes) {

  Layer layer(int layer) {
    int d = dimension;
    int qkv = layer * layerSize();
    int out = qkv + 3 * d * d + 3 * d;
    int norm1 = out + d * d + d;
    int up = norm1 + 2 * d;
    int down = up + 4 * d * d + 4 * d;
    int norm2 = down + 4 * d * d + d;
    return new Layer(qkv, out, norm1, up, down, norm2);
  }

  int head() {
    return layers * layerSize();
  }

  int size() {
    return head() + dimension * classes + classes;
  }

  private int layerSize() {
    return 12 * dimension * dimension + 13 * dimension;
  }

  /// The parts of a layer: weights and then biases of each linear map, gains and then shifts of
  /// each norm.
  record Layer(int qkv, int out, int norm1, int up, int down, int norm2) {}
}
