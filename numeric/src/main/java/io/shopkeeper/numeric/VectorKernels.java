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
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return present && SimdKernels.LANES >= 4 ? new SimdKernels() : new ScalarKernels();
  }

  /// Sum of `a[i] · b[i]`.
  float dot(float[] a, float[] b);

  /// `y[i] += alpha · x[i]`.
  void axpy(float alpha, float[] x, float[] y);

  /// `x[i] *= alpha`.
  void scale(float alpha, float[] x);

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

  /// The first index at or after `from` whose value is at least `threshold`, or `values.length`;
  /// NaN never is.
  int firstAtLeast(float threshold, float[] values, int from);
}
