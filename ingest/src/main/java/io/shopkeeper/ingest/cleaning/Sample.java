package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;

/// Up to 16 of the numbers seen under each key, as evenly drawn from all of them as a hash of their
/// count is random (reservoir sampling, J. Vitter, 1985), with the median and how far the others
/// lie from it. Memory: 64 bytes a key and what [LongIndex] takes.
final class Sample {
  static final int SIZE = 16;

  private final int most;
  private final LongIndex keys = new LongIndex();
  private float[] numbers = new float[SIZE << 8];
  private int[] counts = new int[1 << 8];

  /// @param most keys; more are not looked at
  Sample(int most) {
    this.most = most;
  }

  /// What is usual under a key.
  ///
  /// @param count of numbers that were sampled, at most 16
  /// @param deviation 1.4826 × median absolute deviation, which is the standard deviation of normal
  ///   numbers (C. Leys et al., 2013)
  record Usual(int count, double median, double deviation) {}

  void add(long key, double number) {
    int row = keys.size() < most ? keys.add(key) : keys.find(key);
    if (row < 0) {
      return;
    }
    if (row == counts.length) {
      counts = Arrays.copyOf(counts, row * 2);
      numbers = Arrays.copyOf(numbers, row * 2 * SIZE);
    }
    int seen = counts[row]++;
    long place =
        seen < SIZE
            ? seen
            : Long.remainderUnsigned(Hashes.mix(key + seen * 0x9E3779B97F4A7C15L), seen + 1L);
    if (place < SIZE) {
      numbers[row * SIZE + (int) place] = (float) number;
    }
  }

  /// Of nothing where the key was not seen.
  Usual usual(long key) {
    int row = keys.find(key);
    if (row < 0) {
      return new Usual(0, 0, 0);
    }
    int count = Math.min(SIZE, counts[row]);
    double[] own = new double[count];
    for (int i = 0; i < count; i++) {
      own[i] = numbers[row * SIZE + i];
    }
    double median = median(own);
    for (int i = 0; i < count; i++) {
      own[i] = Math.abs(own[i] - median);
    }
    return new Usual(count, median, 1.4826 * median(own));
  }

  /// The number seen under a key that is nearest to another, within 10^-6 of it; NaN without any.
  double nearest(long key, double number) {
    int row = keys.find(key);
    double nearest = Double.NaN;
    for (int i = 0; row >= 0 && i < Math.min(SIZE, counts[row]); i++) {
      double seen = numbers[row * SIZE + i];
      if (!(Math.abs(seen - number) >= Math.abs(nearest - number))) {
        nearest = seen;
      }
    }
    return nearest;
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    int half = numbers.length / 2;
    return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
  }
}
