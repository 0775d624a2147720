package io.shopkeeper.numeric;

/// The inner loop of every dense matrix product here: one small tile of `AᵀB`, kept in registers
/// while the depth runs (Goto and van de Geijn, "Anatomy of high-performance matrix
/// multiplication", ACM TOMS 2008).
///
/// Both factors are packed in panels ([Panels]). Every element is summed by fused multiply-adds in
/// the order of the depth, so that it does not depend on the tile it is in. Written twice, like
/// [VectorKernels]; arguments are not checked. Implementations hold no state and may be used by any
/// number of threads.
public sealed interface TileKernel permits ScalarTileKernel, SimdTileKernel {

  /// Rows of a tile: what one panel of A holds at each depth.
  int ROWS = 8;

  /// The plain loops: the reference, and what runs where SIMD is absent.
  static TileKernel scalar() {
    return new ScalarTileKernel();
  }

  /// The Vector API's loops where this JVM and processor have them, else the plain ones.
  static TileKernel fastest() {
    return VectorKernels.simd() ? new SimdTileKernel() : new ScalarTileKernel();
  }

  /// Columns of a tile: what one panel of B holds at each depth.
  int width();

  /// Writes `c[cStart + row · cStride + column] = Σ_k a[aStart + k · ROWS + row] · b[bStart + k ·
  /// width + column]` for k in [0, depth).
  void multiply(
      float[] a, int aStart, float[] b, int bStart, int depth, float[] c, int cStart, int cStride);

  /// Continues the sums of one row over a part of the depth: `c[column] += Σ_k a[k] · b[bStart + k
  /// · width + column]` for k in [from, to).
  void continueRow(float[] a, int from, int to, float[] b, int bStart, float[] c);
}
