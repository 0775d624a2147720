package io.shopkeeper.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The kernels on the Vector API at the processor's preferred width.
final class SimdKernels implements VectorKernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /// Rotation by half, then a quarter, … of the lanes: adding each in turn sums a vector into every
  /// lane.
  private static final VectorShuffle<Float> BY_8 = rotation(8);

  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  @Override
  public float dot(float[] a, int aStart, float[] b, int bStart, int length) {
    // Four accumulators hide the latency of the fused multiply-add.
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int i = 0;
    for (int end = length - length % (4 * LANES); i < end; i += 4 * LANES) {
      int p = aStart + i;
      int q = bStart + i;
      sum0 = load(a, p).fma(load(b, q), sum0);
      sum1 = load(a, p + LANES).fma(load(b, q + LANES), sum1);
      sum2 = load(a, p + 2 * LANES).fma(load(b, q + 2 * LANES), sum2);
      sum3 = load(a, p + 3 * LANES).fma(load(b, q + 3 * LANES), sum3);
    }
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      sum0 = load(a, aStart + i).fma(load(b, bStart + i), sum0);
    }
    float sum = sumOfLanes(sum0.add(sum1).add(sum2.add(sum3)));
    for (; i < length; i++) {
      sum += a[aStart + i] * b[bStart + i];
    }
    return sum;
  }

  @Override
  public void axpy(float alpha, float[] x, int xStart, float[] y, int yStart, int length) {
    int i = 0;
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      load(x, xStart + i).mul(alpha).add(load(y, yStart + i)).intoArray(y, yStart + i);
    }
    for (; i < length; i++) {
      y[yStart + i] += alpha * x[xStart + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x) {
    int i = 0;
    for (int end = SPECIES.loopBound(x.length); i < end; i += LANES) {
      load(x, i).mul(alpha).intoArray(x, i);
    }
    for (; i < x.length; i++) {
      x[i] *= alpha;
    }
  }

  @Override
  public void rowTimesBlock(
      int[] column,
      float[] value,
      int from,
      int to,
      float[] block,
      int width,
      float[] product,
      int at) {
    // Two vectors at a time are a whole cache line or two of each dense row.
    int w = 0;
    for (; w <= width - 2 * LANES; w += 2 * LANES) {
      FloatVector low = FloatVector.zero(SPECIES);
      FloatVector high = low;
      for (int p = from; p < to; p++) {
        FloatVector weight = FloatVector.broadcast(SPECIES, value[p]);
        int row = column[p] * width + w;
        low = load(block, row).fma(weight, low);
        high = load(block, row + LANES).fma(weight, high);
      }
      low.intoArray(product, at + w);
      high.intoArray(product, at + w + LANES);
    }
    for (; w < width; w++) {
      float sum = 0;
      for (int p = from; p < to; p++) {
        sum += value[p] * block[column[p] * width + w];
      }
      product[at + w] = sum;
    }
  }

  @Override
  public int firstAtLeast(float threshold, float[] values, int from, int end) {
    int i = from;
    for (; i <= end - LANES; i += LANES) {
      VectorMask<Float> enough = load(values, i).compare(VectorOperators.GE, threshold);
      if (enough.anyTrue()) {
        return i + enough.firstTrue();
      }
    }
    while (i < end && !(values[i] >= threshold)) {
      i++;
    }
    return i;
  }

  private static FloatVector load(float[] values, int offset) {
    return FloatVector.fromArray(SPECIES, values, offset);
  }

  /// Sums by a fixed tree: `reduceLanes` may add in any order, so that interpreted and compiled
  /// runs could differ.
  private static float sumOfLanes(FloatVector vector) {
    FloatVector sum = vector;
    if (LANES > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LANES > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    sum = sum.add(sum.rearrange(BY_1));
    return sum.lane(0);
  }

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.iota(SPECIES, lanes % LANES, 1, true);
  }
}
