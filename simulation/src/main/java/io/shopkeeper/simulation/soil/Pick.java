package io.shopkeeper.simulation.soil;

import java.util.List;
import java.util.random.RandomGenerator;

/// Draws one of several, each as probable as the others.
final class Pick {
  private Pick() {}

  /// @param from not empty
  static <T> T any(List<T> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }
}
