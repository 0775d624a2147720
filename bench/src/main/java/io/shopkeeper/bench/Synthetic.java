package io.shopkeeper.bench;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import java.util.SplittableRandom;

/// Seeded inputs of stated shape.
final class Synthetic {

  private Synthetic() {}

  /// Uniform in [-1, 1).
  static float[] floats(int length, long seed) {
    var random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  /// Customers × items counts, both skewed as in a shop: the square of a uniform draw, so that the
  /// most popular hundredth takes a tenth of the interactions.
  static CsrMatrix interactions(int customers, int items, int interactions, long seed) {
    var random = new SplittableRandom(seed);
    CsrMatrixBuilder builder = CsrMatrix.builder(customers, items);
    for (int n = 0; n < interactions; n++) {
      builder.add(skewed(customers, random), skewed(items, random), 1);
    }
    return builder.build();
  }

  private static int skewed(int bound, SplittableRandom random) {
    double uniform = random.nextDouble();
    return (int) (uniform * uniform * bound);
  }
}
