package io.shopkeeper.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Draws numbers in proportion to weights.
final class Weighted {
  private Weighted() {}

  /// A number in [0, size) in proportion to its weight, none of which is negative and at least one
  /// positive.
  static int draw(int size, IntToDoubleFunction weight, RandomGenerator random) {
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += weight.applyAsDouble(i);
    }
    double left = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < size; i++) {
      double share = weight.applyAsDouble(i);
      if (share > 0) {
        last = i;
        left -= share;
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /// Different elements in proportion to their weights, in the order drawn; fewer than `count`
  /// where there are no more.
  static <T> List<T> drawSome(
      List<T> from, int count, ToDoubleFunction<T> weight, RandomGenerator random) {
    var left = new ArrayList<>(from);
    left.removeIf(element -> weight.applyAsDouble(element) <= 0);
    var drawn = new ArrayList<T>();
    while (drawn.size() < count && !left.isEmpty()) {
      drawn.add(left.remove(draw(left.size(), i -> weight.applyAsDouble(left.get(i)), random)));
    }
    return drawn;
  }
}
