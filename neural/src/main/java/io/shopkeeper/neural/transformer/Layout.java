package io.shopkeeper.neural.transformer;

/// Where every parameter but the items' vectors lies in one array: positions, blocks, last norm.
record Layout(TransformerShape shape) {

  int positions() {
    return 0;
  }

  Block block(int block) {
    int d = shape.dimension();
    int start = shape.length() * d + block * blockSize();
    int qkv = start + 2 * d;
    int out = qkv + 3 * d * d + 3 * d;
    int norm2 = out + d * d + d;
    int up = norm2 + 2 * d;
    int down = up + 4 * d * d + 4 * d;
    return new Block(start, qkv, out, norm2, up, down);
  }

  int lastNorm() {
    return shape.length() * shape.dimension() + shape.blocks() * blockSize();
  }

  int size() {
    return lastNorm() + 2 * shape.dimension();
  }

  private int blockSize() {
    return 12 * shape.dimension() * shape.dimension() + 13 * shape.dimension();
  }

  /// The parts of a block: gains and then shifts of each norm, weights and then biases of each
  /// linear layer.
  record Block(int norm1, int qkv, int out, int norm2, int up, int down) {}
}
