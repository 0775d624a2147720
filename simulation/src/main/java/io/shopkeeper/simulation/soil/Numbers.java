package io.shopkeeper.simulation.soil;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Numbers that tell nothing, none twice.
final class Numbers {
  private final RandomGenerator random;
  private final Set<Long> taken = new HashSet<>();

  Numbers(RandomGenerator random) {
    this.random = random;
  }

  /// @param below far more than will ever be asked for
  long next(long below) {
    long number = random.nextLong(below);
    while (!taken.add(number)) {
      number = random.nextLong(below);
    }
    return number;
  }
}
