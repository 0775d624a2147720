package io.shopkeeper.numeric;

/// The order of numbers from the greatest down, as their places; equal ones stay as they were.
///
/// A merge sort of places from runs of sixteen: nothing is boxed and no comparator is called. O(n
/// log n), two arrays of `n` ints.
public final class DescendingOrder {
  private static final int RUN = 16;

  private DescendingOrder() {}

  /// @param values none is `NaN`
  /// @return the places of the values, that of the greatest first
  public static int[] of(double[] values) {
    int[] order = new int[values.length];
    for (int start = 0; start < order.length; start += RUN) {
      insert(values, order, start, Math.min(start + RUN, order.length));
    }
    int[] from = order;
    int[] to = new int[order.length];
    for (int width = RUN; width < order.length; width *= 2) {
      for (int start = 0; start < order.length; start += 2 * width) {
        int middle = Math.min(start + width, order.length);
        merge(values, from, to, start, middle, Math.min(middle + width, order.length));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private static void insert(double[] values, int[] order, int start, int end) {
    for (int place = start; place < end; place++) {
      int hole = place;
      while (hole > start && values[order[hole - 1]] < values[place]) {
        order[hole] = order[hole - 1];
        hole--;
      }
      order[hole] = place;
    }
  }

  private static void merge(double[] values, int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takesLeft =
          left < middle && (right >= end || !(values[from[right]] > values[from[left]]));
      to[at] = takesLeft ? from[left++] : from[right++];
    }
  }
}
