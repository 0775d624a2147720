package io.shopkeeper.neural.layers;

import org.jspecify.annotations.Nullable;

/// Zeros a share of numbers by chance and enlarges the others, so that their sum is expected to
/// stay (Srivastava et al., JMLR 2014). Draws from SplitMix64 (Steele, Lea and Flood, OOPSLA 2014),
/// 16 bits a number.
public final class Dropout {

  private final int limit;
  private final float enlarged;
  private long state;

  /// @param rate the share of zeros, from 0 up to but excluding 1
  public Dropout(double rate, long seed) {
    limit = (int) Math.round(rate * (1 << 16));
    enlarged = (float) (1 / (1 - rate));
    state = seed;
  }

  /// What a number that is kept is multiplied by.
  public float enlarged() {
    return enlarged;
  }

  /// A factor for each of so many numbers.
  public float[] factors(int size) {
    float[] factors = new float[size];
    for (int i = 0; i < size; i += 4) {
      long bits = next();
      for (int j = i; j < Math.min(size, i + 4); j++, bits >>>= 16) {
        factors[j] = (bits & 0xFFFF) < limit ? 0 : enlarged;
      }
    }
    return factors;
  }

  /// Drops some of x, in place; returns the factors, none without dropout.
  public static float @Nullable [] drop(@Nullable Dropout dropout, float[] x) {
    float[] factors = dropout == null ? null : dropout.factors(x.length);
    multiply(x, factors);
    return factors;
  }

  /// Multiplies x by the factors, in place, if there are any.
  public static void multiply(float[] x, float @Nullable [] factors) {
    if (factors != null) {
      for (int i = 0; i < x.length; i++) {
        x[i] *= factors[i];
      }
    }
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
