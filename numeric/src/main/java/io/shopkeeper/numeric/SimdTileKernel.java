package io.shopkeeper.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The tile on the Vector API: 8 rows of two vectors are sixteen sums, enough to hide the latency
/// of the fused multiply-add and few enough for the registers of AVX-512 and, spilling little,
/// AVX2.
final class SimdTileKernel implements TileKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = 2 * LANES;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void multiply(
      float[] a, int aStart, float[] b, int bStart, int depth, float[] c, int cStart, int cStride) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector left0 = zero;
    FloatVector left1 = zero;
    FloatVector left2 = zero;
    FloatVector left3 = zero;
    FloatVector left4 = zero;
    FloatVector left5 = zero;
    FloatVector left6 = zero;
    FloatVector left7 = zero;
    FloatVector right0 = zero;
    FloatVector right1 = zero;
    FloatVector right2 = zero;
    FloatVector right3 = zero;
    FloatVector right4 = zero;
    FloatVector right5 = zero;
    FloatVector right6 = zero;
    FloatVector right7 = zero;
    for (int k = 0; k < depth; k++) {
      FloatVector left = load(b, bStart + k * WIDTH);
      FloatVector right = load(b, bStart + k * WIDTH + LANES);
      int row = aStart + k * ROWS;
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[row]);
      left0 = a0.fma(left, left0);
      right0 = a0.fma(right, right0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[row + 1]);
      left1 = a1.fma(left, left1);
      right1 = a1.fma(right, right1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[row + 2]);
      left2 = a2.fma(left, left2);
      right2 = a2.fma(right, right2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[row + 3]);
      left3 = a3.fma(left, left3);
      right3 = a3.fma(right, right3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[row + 4]);
      left4 = a4.fma(left, left4);
      right4 = a4.fma(right, right4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[row + 5]);
      left5 = a5.fma(left, left5);
      right5 = a5.fma(right, right5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[row + 6]);
      left6 = a6.fma(left, left6);
      right6 = a6.fma(right, right6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[row + 7]);
      left7 = a7.fma(left, left7);
      right7 = a7.fma(right, right7);
    }
    store(left0, right0, c, cStart);
    store(left1, right1, c, cStart + cStride);
    store(left2, right2, c, cStart + 2 * cStride);
    store(left3, right3, c, cStart + 3 * cStride);
    store(left4, right4, c, cStart + 4 * cStride);
    store(left5, right5, c, cStart + 5 * cStride);
    store(left6, right6, c, cStart + 6 * cStride);
    store(left7, right7, c, cStart + 7 * cStride);
  }

  @Override
  public void continueRow(float[] a, int from, int to, float[] b, int bStart, float[] c) {
    FloatVector left = load(c, 0);
    FloatVector right = load(c, LANES);
    for (int k = from; k < to; k++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, a[k]);
      left = factor.fma(load(b, bStart + k * WIDTH), left);
      right = factor.fma(load(b, bStart + k * WIDTH + LANES), right);
    }
    store(left, right, c, 0);
  }

  private static FloatVector load(float[] values, int offset) {
    return FloatVector.fromArray(SPECIES, values, offset);
  }

  private static void store(FloatVector left, FloatVector right, float[] values, int offset) {
    left.intoArray(values, offset);
    right.intoArray(values, offset + LANES);
  }
}
