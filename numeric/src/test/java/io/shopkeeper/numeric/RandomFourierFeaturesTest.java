package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RandomFourierFeaturesTest {
  private static final double GAMMA = .5;
  private final RandomFourierFeatures features =
      new RandomFourierFeatures(2, 20_000, GAMMA, new Random(1));

  @Test
  void innerProductsApproachTheKernel() {
    float[] x = {.3f, -1};
    for (float[] y : new float[][] {{.3f, -1}, {1, 0}, {-2, 2}}) {
      double squares = Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2);
      assertThat(Vectors.dot(features.of(x), features.of(y)))
          .isCloseTo((float) Math.exp(-GAMMA * squares), within(.03f));
    }
  }

  @Test
  void manyRecordsAreMappedAsOneIs() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      DenseMatrix mapped =
          features.of(new DenseMatrix(2, 2, new float[] {.3f, -1, 2, 2}), new Workers(pool, 2));
      float[] second = java.util.Arrays.copyOfRange(mapped.values(), 20_000, 40_000);
      assertThat(second).containsExactly(features.of(new float[] {2, 2}), within(1e-5f));
    }
  }
}
