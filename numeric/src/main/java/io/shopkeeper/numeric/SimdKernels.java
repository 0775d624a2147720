package io.shopkeeper.numeric;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The kernels on the Vector API at the processor's preferred width.
final class SimdKernels implements VectorKernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
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
  public void dots(float[] query, float[] matrix, int stride, int[] rows, float[] products) {
    int whole = rows.length - rows.length % 4;
    for (int i = 0; i < whole; i += 4) {
      fourDots(query, matrix, stride, rows, i, products);
    }
    for (int i = whole; i < rows.length; i++) {
      products[i] = dot(query, 0, matrix, rows[i] * stride, query.length);
    }
  }

  /// Four streams from memory at once.
  private static void fourDots(
      float[] query, float[] matrix, int stride, int[] rows, int first, float[] products) {
    int length = query.length;
    int row0 = rows[first] * stride;
    int row1 = rows[first + 1] * stride;
    int row2 = rows[first + 2] * stride;
    int row3 = rows[first + 3] * stride;
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int k = 0;
    for (int end = SPECIES.loopBound(length); k < end; k += LANES) {
      FloatVector q = load(query, k);
      sum0 = q.fma(load(matrix, row0 + k), sum0);
      sum1 = q.fma(load(matrix, row1 + k), sum1);
      sum2 = q.fma(load(matrix, row2 + k), sum2);
      sum3 = q.fma(load(matrix, row3 + k), sum3);
    }
    float rest0 = 0;
    float rest1 = 0;
    float rest2 = 0;
    float rest3 = 0;
    for (; k < length; k++) {
      rest0 += query[k] * matrix[row0 + k];
      rest1 += query[k] * matrix[row1 + k];
      rest2 += query[k] * matrix[row2 + k];
      rest3 += query[k] * matrix[row3 + k];
    }
    products[first] = sumOfLanes(sum0) + rest0;
    products[first + 1] = sumOfLanes(sum1) + rest1;
    products[first + 2] = sumOfLanes(sum2) + rest2;
    products[first + 3] = sumOfLanes(sum3) + rest3;
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
  public void scale(float alpha, float[] x, int start, int length) {
    int i = 0;
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      load(x, start + i).mul(alpha).intoArray(x, start + i);
    }
    for (; i < length; i++) {
      x[start + i] *= alpha;
    }
  }

  @Override
  public float max(float[] x, int start, int length) {
    FloatVector most = FloatVector.broadcast(SPECIES, x[start]);
    int i = 0;
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      most = most.max(load(x, start + i));
    }
    float max = most.reduceLanes(VectorOperators.MAX);
    for (; i < length; i++) {
      max = Math.max(max, x[start + i]);
    }
    return max;
  }

  @Override
  public float exp(float[] x, int start, int length, float minus) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = 0;
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      FloatVector power = exp(load(x, start + i).sub(minus));
      power.intoArray(x, start + i);
      sums = sums.add(power);
    }
    float sum = sumOfLanes(sums);
    for (; i < length; i++) {
      x[start + i] = exp(FloatVector.broadcast(SPECIES, x[start + i] - minus)).lane(0);
      sum += x[start + i];
    }
    return sum;
  }

  /// The exponential to two units in the last place: 2^n · e^r with |r| ≤ ln 2 / 2, e^r by the
  /// polynomial of Cephes' `expf` (Moshier 1992). Below e^-87 it is 2^-126.
  private static FloatVector exp(FloatVector x) {
    FloatVector in = x.max(-87.3f).min(88);
    // Adding and taking away 1.5 · 2^23 rounds to a whole number.
    FloatVector n = in.mul(1.44269504f).add(12582912f).sub(12582912f);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -.693359375f), in);
    r = n.fma(FloatVector.broadcast(SPECIES, 2.12194440e-4f), r);
    FloatVector p = FloatVector.broadcast(SPECIES, 1.9875691500e-4f);
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.3981999507e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 8.3334519073e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 4.1665795894e-2f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.6666665459e-1f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 5.0000001201e-1f));
    p = p.fma(r.mul(r), r.add(1));
    IntVector exponent =
        ((IntVector) n.convert(VectorOperators.F2I, 0)).add(127).lanewise(VectorOperators.LSHL, 23);
    return p.mul(exponent.reinterpretAsFloats());
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

  @Override
  public void keepAbove(float threshold, int mask, float[] values, int[] kept, int length) {
    FloatVector limit = FloatVector.broadcast(SPECIES, threshold);
    IntVector gone = IntVector.broadcast(INTS, ~mask);
    int i = 0;
    for (int end = SPECIES.loopBound(length); i < end; i += LANES) {
      VectorMask<Integer> above = load(values, i).compare(VectorOperators.GT, limit).cast(INTS);
      IntVector.fromArray(INTS, kept, i)
          .lanewise(VectorOperators.AND_NOT, gone, above)
          .intoArray(kept, i);
    }
    for (; i < length; i++) {
      kept[i] &= values[i] > threshold ? mask : -1;
    }
  }

  @Override
  public void addWhere(
      int[] numbers, int from, int to, long[] bits, double[] addends, double[] sums) {
    int lanes = DOUBLES.length();
    int whole = Math.ceilDiv(sums.length, 4 * lanes) * 4 * lanes;
    double[] padded = whole == sums.length ? sums : Arrays.copyOf(sums, whole);
    // Four sums of each lane hide the latency of an addition.
    for (int k = 0; k < padded.length; k += 4 * lanes) {
      DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, padded, k);
      DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, padded, k + lanes);
      DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, padded, k + 2 * lanes);
      DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, padded, k + 3 * lanes);
      for (int i = from; i < to; i++) {
        long set = bits[numbers[i]] >>> k;
        if (set != 0) {
          DoubleVector addend = DoubleVector.broadcast(DOUBLES, addends[numbers[i]]);
          sum0 = sum0.add(addend, VectorMask.fromLong(DOUBLES, set));
          sum1 = sum1.add(addend, VectorMask.fromLong(DOUBLES, set >>> lanes));
          sum2 = sum2.add(addend, VectorMask.fromLong(DOUBLES, set >>> (2 * lanes)));
          sum3 = sum3.add(addend, VectorMask.fromLong(DOUBLES, set >>> (3 * lanes)));
        }
      }
      sum0.intoArray(padded, k);
      sum1.intoArray(padded, k + lanes);
      sum2.intoArray(padded, k + 2 * lanes);
      sum3.intoArray(padded, k + 3 * lanes);
    }
    if (whole != sums.length) {
      System.arraycopy(padded, 0, sums, 0, sums.length);
    }
  }
}
