package io.shopkeeper.neural.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts sequences into pieces a transformer can read: each token but the last of a piece has its
/// successor in it, and every pair of neighbours is in one piece.
final class Windows {

  private Windows() {}

  static List<int[]> of(List<int[]> sequences, int length) {
    var windows = new ArrayList<int[]>();
    for (int[] sequence : sequences) {
      for (int end = sequence.length; end >= 2; end -= length) {
        windows.add(Arrays.copyOfRange(sequence, Math.max(0, end - length - 1), end));
      }
    }
    return windows;
  }
}
