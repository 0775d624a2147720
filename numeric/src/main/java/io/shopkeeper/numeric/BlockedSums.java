package io.shopkeeper.numeric;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A float sum per column, in blocks of 64 of which few or all may be touched: adding is a load, an
/// add and two stores, and everything else runs at SIMD speed over the touched blocks.
///
/// Beside [SparseAccumulator], which numbers what was touched: this holds 4 bytes a column in place
/// of 16, knows no order of touching, and pays for whole blocks. One scan costs columns / 64 at
/// least. For one thread at a time.
public final class BlockedSums {

  private static final int BLOCK = 64;
  private static final VectorKernels KERNELS = VectorKernels.fastest();

  /// 0 wherever a block is untouched.
  private final float[] sums;

  private final boolean[] touched;

  /// Sums for columns in [0, columns), all 0.
  public BlockedSums(int columns) {
    if (columns < 0) {
      throw new IllegalArgumentException("columns must not be negative: " + columns);
    }
    sums = new float[columns];
    touched = new boolean[Math.ceilDiv(columns, BLOCK)];
  }

  public void add(int column, float value) {
    sums[column] += value;
    touched[column / BLOCK] = true;
  }

  /// Adds `scale` times other sums of as many columns.
  public void add(float scale, BlockedSums other) {
    for (int block = 0; block < touched.length; block++) {
      if (other.touched[block]) {
        int start = block * BLOCK;
        KERNELS.axpy(scale, other.sums, start, sums, start, end(block) - start);
        touched[block] = true;
      }
    }
  }

  /// How many columns there are.
  public int columns() {
    return sums.length;
  }

  public float sum(int column) {
    return sums[column];
  }

  /// The first column from `from` on whose block is touched and whose sum is at least `least`; the
  /// number of columns if there is none.
  public int firstAtLeast(float least, int from) {
    int column = from;
    while (column < sums.length) {
      int block = column / BLOCK;
      if (touched[block]) {
        column = KERNELS.firstAtLeast(least, sums, column, end(block));
        if (column < end(block)) {
          return column;
        }
      }
      column = end(block);
    }
    return column;
  }

  /// Offers every column of a positive sum that may be among the greatest.
  public void offerTo(TopK greatest, IntPredicate admissible) {
    int column = firstAtLeast(least(greatest), 0);
    while (column < sums.length) {
      if (admissible.test(column)) {
        greatest.offer(column, sums[column]);
      }
      column = firstAtLeast(least(greatest), column + 1);
    }
  }

  private static float least(TopK greatest) {
    return Math.max(greatest.threshold(), Float.MIN_VALUE);
  }

  /// Makes all sums 0.
  public void clear() {
    for (int block = 0; block < touched.length; block++) {
      if (touched[block]) {
        Arrays.fill(sums, block * BLOCK, end(block), 0);
        touched[block] = false;
      }
    }
  }

  private int end(int block) {
    return Math.min((block + 1) * BLOCK, sums.length);
  }
}
