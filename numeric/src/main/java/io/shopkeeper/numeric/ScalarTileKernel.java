package io.shopkeeper.numeric;

/// The tile as plain loops.
final class ScalarTileKernel implements TileKernel {

  private static final int WIDTH = 16;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void multiply(
      float[] a, int aStart, float[] b, int bStart, int depth, float[] c, int cStart, int cStride) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < WIDTH; column++) {
        float sum = 0;
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[aStart + k * ROWS + row], b[bStart + k * WIDTH + column], sum);
        }
        c[cStart + row * cStride + column] = sum;
      }
    }
  }

  @Override
  public void continueRow(float[] a, int from, int to, float[] b, int bStart, float[] c) {
    for (int column = 0; column < WIDTH; column++) {
      for (int k = from; k < to; k++) {
        c[column] = Math.fma(a[k], b[bStart + k * WIDTH + column], c[column]);
      }
    }
  }
}
