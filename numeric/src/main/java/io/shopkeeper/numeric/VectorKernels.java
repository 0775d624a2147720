package io.shopkeeper.numeric;

/// The inner loops of this package, each written twice: with the Vector API and as a plain loop.
///
/// Arguments are not checked here; [Vectors] and [TopK] do that. Implementations hold no state and
/// may be used by any number of threads.
public sealed interface VectorKernels permits ScalarKernels, SimdKernels {

  /// The plain loops: the reference, and what runs where SIMD is absent.
  static VectorKernels scalar() {
    return new ScalarKernels();
  }

  /// The Vector API's loops where the JVM was started with `--add-modules jdk.incubator.vector` and
  /// the processor has at least four lanes, else the plain ones.
  static VectorKernels fastest() {
    return simd() ? new SimdKernels() : new ScalarKernels();
  }

  /// Whether this JVM and processor have a Vector API worth using.
  static boolean simd() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return present && SimdKernels.LANES >= 4;
  }

  /// Sum of `a[aStart + i] · b[bStart + i]` for i in [0, length).
  float dot(float[] a, int aStart, float[] b, int bStart, int length);

  /// `y[yStart + i] += alpha · x[xStart + i]` for i in [0, length).
  void axpy(float alpha, float[] x, int xStart, float[] y, int yStart, int length);

  /// `products[i]` is the sum of `query[k] · matrix[rows[i] · stride + k]` over the query; rows of
  /// a matrix beyond the caches come faster together than one by one.
  default void dots(float[] query, float[] matrix, int stride, int[] rows, float[] products) {
    for (int i = 0; i < rows.length; i++) {
      products[i] = dot(query, 0, matrix, rows[i] * stride, query.length);
    }
  }

  /// Sum of `a[i] · b[i]`.
  default float dot(float[] a, float[] b) {
    return dot(a, 0, b, 0, a.length);
  }

  /// `y[i] += alpha · x[i]`.
  default void axpy(float alpha, float[] x, float[] y) {
    axpy(alpha, x, 0, y, 0, x.length);
  }

  /// `x[i] *= alpha`.
  default void scale(float alpha, float[] x) {
    scale(alpha, x, 0, x.length);
  }

  /// `x[start + i] *= alpha` for i in [0, length).
  void scale(float alpha, float[] x, int start, int length);

  /// The greatest of `x[start + i]` for i in [0, length), length ≥ 1.
  float max(float[] x, int start, int length);

  /// `x[start + i] = e^(x[start + i] - minus)` for i in [0, length); returns their sum.
  float exp(float[] x, int start, int length, float minus);

  /// One sparse row times a block of `width` dense columns: `product[at + w] = Σ value[p] ·
  /// block[column[p] · width + w]` over `from <= p < to`.
  void rowTimesBlock(
      int[] column,
      float[] value,
      int from,
      int to,
      float[] block,
      int width,
      float[] product,
      int at);

  /// The first index in [from, end) whose value is at least `threshold`, or `end`; NaN never is.
  int firstAtLeast(float threshold, float[] values, int from, int end);

  /// `kept[i] &= mask` where `values[i] > threshold`, for i in [0, length); NaN never is.
  void keepAbove(float threshold, int mask, float[] values, int[] kept, int length);

  /// `sums[k] += addends[number]` for every `number` of `numbers` in [from, to) and every k whose
  /// bit is set in `bits[number]`, each sum in the order of the numbers.
  ///
  /// @param sums at most 64
  void addWhere(int[] numbers, int from, int to, long[] bits, double[] addends, double[] sums);
}
