package io.shopkeeper.numeric;

import java.util.Objects;

/// Arithmetic on dense float vectors of equal length, by the fastest kernels this JVM has.
///
/// All methods cost O(length), allocate nothing, and refuse two lengths that differ with
/// `IllegalArgumentException`.
public final class Vectors {

  private static final VectorKernels KERNELS = VectorKernels.fastest();

  private Vectors() {}

  /// The inner product `Σ a[i] · b[i]`; 0 for empty vectors.
  public static float dot(float[] a, float[] b) {
    requireSameLength(a, b);
    return KERNELS.dot(a, b);
  }

  /// The inner product of `length` elements of `a` from `aStart` on and of `b` from `bStart` on.
  public static float dot(float[] a, int aStart, float[] b, int bStart, int length) {
    Objects.checkFromIndexSize(aStart, length, a.length);
    Objects.checkFromIndexSize(bStart, length, b.length);
    return KERNELS.dot(a, aStart, b, bStart, length);
  }

  /// The inner products of a query with the beginnings of some rows of a matrix, into `products`.
  ///
  /// @param stride from one row to the next, at least the length of the query
  public static void dots(float[] query, float[] matrix, int stride, int[] rows, float[] products) {
    KERNELS.dots(query, matrix, stride, rows, products);
  }

  /// The squared Euclidean norm `Σ a[i]²`.
  public static float squaredNorm(float[] a) {
    return KERNELS.dot(a, a);
  }

  /// The cosine of the angle between two vectors, within rounding of [-1, 1]; 0 where either is
  /// zero.
  public static float cosine(float[] a, float[] b) {
    float dot = dot(a, b);
    double norms = Math.sqrt((double) squaredNorm(a) * squaredNorm(b));
    return norms == 0 ? 0 : (float) (dot / norms);
  }

  /// Adds a multiple of `x` to `y` in place: `y[i] += alpha · x[i]`.
  public static void axpy(float alpha, float[] x, float[] y) {
    requireSameLength(x, y);
    KERNELS.axpy(alpha, x, y);
  }

  /// Adds a multiple of `length` elements of `x` from `xStart` on to those of `y` from `yStart` on.
  public static void axpy(float alpha, float[] x, int xStart, float[] y, int yStart, int length) {
    Objects.checkFromIndexSize(xStart, length, x.length);
    Objects.checkFromIndexSize(yStart, length, y.length);
    KERNELS.axpy(alpha, x, xStart, y, yStart, length);
  }

  /// Multiplies in place: `x[i] *= alpha`.
  public static void scale(float alpha, float[] x) {
    KERNELS.scale(alpha, x);
  }

  /// Multiplies `length` elements from `start` on in place.
  public static void scale(float alpha, float[] x, int start, int length) {
    Objects.checkFromIndexSize(start, length, x.length);
    KERNELS.scale(alpha, x, start, length);
  }

  /// `x[i] = e^x[i]`, to about two units in the last place; beyond e^±87 it is cut off.
  public static void exp(float[] x) {
    KERNELS.exp(x, 0, x.length, 0);
  }

  /// Turns `length` elements from `start` on into probabilities, `e^x[i] / Σ e^x[j]`, in place.
  ///
  /// @param length at least 1
  /// @return `ln Σ e^x[j]` of the elements as they were
  public static double softmax(float[] x, int start, int length) {
    Objects.checkFromIndexSize(start, length, x.length);
    if (length == 0) {
      throw new IllegalArgumentException("the softmax of no elements");
    }
    float max = KERNELS.max(x, start, length);
    float sum = KERNELS.exp(x, start, length, max);
    KERNELS.scale(1 / sum, x, start, length);
    return max + Math.log(sum);
  }

  private static void requireSameLength(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("lengths differ: " + a.length + " and " + b.length);
    }
  }

  /// `kept[i] &= mask` where `values[i] > threshold`, for i in [0, length); NaN never is.
  public static void keepAbove(float threshold, int mask, float[] values, int[] kept, int length) {
    Objects.checkFromIndexSize(0, length, values.length);
    Objects.checkFromIndexSize(0, length, kept.length);
    KERNELS.keepAbove(threshold, mask, values, kept, length);
  }

  /// `sums[k] += addends[number]` for every `number` of `numbers` in [from, to) and every k whose
  /// bit is set in `bits[number]`, each sum in the order of the numbers.
  ///
  /// @param sums at most 64
  public static void addWhere(
      int[] numbers, int from, int to, long[] bits, double[] addends, double[] sums) {
    Objects.checkFromToIndex(from, to, numbers.length);
    if (sums.length > Long.SIZE) {
      throw new IllegalArgumentException("%d sums, 64 at most".formatted(sums.length));
    }
    KERNELS.addWhere(numbers, from, to, bits, addends, sums);
  }
}
