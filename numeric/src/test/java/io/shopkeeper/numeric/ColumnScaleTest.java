package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColumnScaleTest {
  @Test
  void columnsComeToMeanZeroAndTheDeviation() {
    var learned = new DenseMatrix(2, 2, new float[] {1, 5, 3, 5});
    var other = new DenseMatrix(1, 2, new float[] {4, 5});

    ColumnScale scale = ColumnScale.of(learned, .5);
    scale.apply(learned);
    scale.apply(other);

    assertThat(learned.values()).containsExactly(new float[] {-.5f, 0, .5f, 0}, within(1e-6f));
    assertThat(other.values()).containsExactly(new float[] {1, 0}, within(1e-6f));
  }
}
