package io.shopkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.bench.PositionBiasBenchmark.Found;
import org.junit.jupiter.api.Test;

class PositionBiasBenchmarkTest {

  @Test
  void positionsAreLearnedAndWeighingClicksByThemCostsNoOrders() {
    Found found = new PositionBiasBenchmark(20_000, 300, 5_000, 1).measure();

    assertThat(found.farthest()).as("learned: %s", found.learned()).isLessThan(.1);
    assertThat(found.orders().getOrDefault("corrected", 0.))
        .as("orders: %s", found.orders())
        .isGreaterThanOrEqualTo(found.orders().getOrDefault("uncorrected", 1.));
  }
}
