package io.shopkeeper.numeric;

import java.util.Arrays;

/// The kernels as plain loops; the dot product is summed in double, which makes it the reference
/// for the other.
final class ScalarKernels implements VectorKernels {

  @Override
  public float dot(float[] a, int aStart, float[] b, int bStart, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) a[aStart + i] * b[bStart + i];
    }
    return (float) sum;
  }

  @Override
  public void axpy(float alpha, float[] x, int xStart, float[] y, int yStart, int length) {
    for (int i = 0; i < length; i++) {
      y[yStart + i] += alpha * x[xStart + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x, int start, int length) {
    for (int i = start; i < start + length; i++) {
      x[i] *= alpha;
    }
  }

  @Override
  public float max(float[] x, int start, int length) {
    float max = x[start];
    for (int i = start + 1; i < start + length; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  @Override
  public float exp(float[] x, int start, int length, float minus) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      x[i] = (float) Math.exp(x[i] - minus);
      sum += x[i];
    }
    return (float) sum;
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
    Arrays.fill(product, at, at + width, 0);
    for (int p = from; p < to; p++) {
      int row = column[p] * width;
      for (int w = 0; w < width; w++) {
        product[at + w] += value[p] * block[row + w];
      }
    }
  }

  @Override
  public int firstAtLeast(float threshold, float[] values, int from, int end) {
    int i = from;
    while (i < end && !(values[i] >= threshold)) {
      i++;
    }
    return i;
  }

  @Override
  public void keepAbove(float threshold, int mask, float[] values, int[] kept, int length) {
    for (int i = 0; i < length; i++) {
      kept[i] &= values[i] > threshold ? mask : -1;
    }
  }

  @Override
  public void addWhere(
      int[] numbers, int from, int to, long[] bits, double[] addends, double[] sums) {
    for (int i = from; i < to; i++) {
      for (long set = bits[numbers[i]]; set != 0; set &= set - 1) {
        sums[Long.numberOfTrailingZeros(set)] += addends[numbers[i]];
      }
    }
  }
}
