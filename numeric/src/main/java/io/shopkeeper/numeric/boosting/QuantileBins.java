package io.shopkeeper.numeric.boosting;

import java.util.Arrays;

/// Divides the values of a column into bins that hold about as many rows each; few distinct values
/// get a bin each.
final class QuantileBins {
  /// The greatest value of every bin but the last; every one lies between two values that occurred.
  private final float[] cuts;

  private QuantileBins(float[] cuts) {
    this.cuts = cuts;
  }

  /// From the values of a column, of which those missing are passed over; O(n log n).
  static QuantileBins of(float[] column, int most) {
    float[] values = column.clone();
    int present = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        values[present++] = value;
      }
    }
    Arrays.sort(values, 0, present);
    int distinct = 0;
    for (int i = 0; i < present; i++) {
      distinct += i == 0 || values[i] != values[i - 1] ? 1 : 0;
    }
    return new QuantileBins(
        distinct <= most ? between(values, present, distinct) : quantiles(values, present, most));
  }

  private static float[] between(float[] sorted, int present, int distinct) {
    float[] cuts = new float[Math.max(0, distinct - 1)];
    int cut = 0;
    for (int i = 1; i < present; i++) {
      if (sorted[i] != sorted[i - 1]) {
        cuts[cut++] = cut(sorted[i - 1], sorted[i]);
      }
    }
    return cuts;
  }

  /// Closes a bin where it holds its share of the rows that are left.
  private static float[] quantiles(float[] sorted, int present, int most) {
    float[] cuts = new float[most - 1];
    int cut = 0;
    int start = 0;
    for (int i = 1; i < present && cut < cuts.length; i++) {
      boolean full = (long) (i - start) * (most - cut) >= present - start;
      if (full && sorted[i] != sorted[i - 1]) {
        cuts[cut++] = cut(sorted[i - 1], sorted[i]);
        start = i;
      }
    }
    return Arrays.copyOf(cuts, cut);
  }

  /// A number that is at least `low` and less than `high`.
  private static float cut(float low, float high) {
    float middle = (float) (low + ((double) high - low) / 2);
    return middle >= low && middle < high ? middle : low;
  }

  /// How many bins there are.
  int count() {
    return cuts.length + 1;
  }

  /// The greatest value of a bin.
  float greatest(int bin) {
    return bin < cuts.length ? cuts[bin] : Float.POSITIVE_INFINITY;
  }

  /// The bin of every value; those missing are in the bin behind the last.
  byte[] codes(float[] column) {
    byte[] codes = new byte[column.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (byte) (Float.isNaN(column[row]) ? count() : bin(column[row]));
    }
    return codes;
  }

  private int bin(float value) {
    int low = 0;
    int high = cuts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value <= cuts[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
