package io.shopkeeper.domain;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Where all randomness of a computation comes from.
///
/// Named streams are independent of each other, so that adding one draw to one part of a program
/// does not change the rest.
public record Seed(long value) {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /// A generator for one named purpose. Not thread-safe; take one per thread, each with its own
  /// name.
  public RandomGenerator generator(String stream) {
    return FACTORY.create(derive(stream).value);
  }

  /// A seed for one part of a larger computation.
  public Seed derive(String stream) {
    long hash = value ^ 0x9E3779B97F4A7C15L;
    for (int i = 0; i < stream.length(); i++) {
      hash = mix(hash + stream.charAt(i));
    }
    return new Seed(mix(hash));
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
