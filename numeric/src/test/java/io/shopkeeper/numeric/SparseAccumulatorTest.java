package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SparseAccumulatorTest {

  @Test
  void entriesComeInTheOrderOfFirstTouchWithTheirSums() {
    var sums = new SparseAccumulator(10);
    sums.add(7, 1);
    sums.add(2, 5);
    sums.add(7, .5);
    sums.add(0, 0);
    assertThat(sums.size()).isEqualTo(3);
    assertThat(new int[] {sums.column(0), sums.column(1), sums.column(2)}).containsExactly(7, 2, 0);
    assertThat(sums.value(0)).isEqualTo(1.5);
    assertThat(sums.sum(2)).isEqualTo(5);
    assertThat(sums.sum(9)).isZero();
  }

  @Test
  void aClearedAccumulatorRemembersNothing() {
    var sums = new SparseAccumulator(3);
    sums.add(1, 4);
    sums.add(2, 4);
    sums.clear();
    assertThat(sums.sum(1)).isZero();
    sums.add(2, 1);
    assertThat(sums.size()).isEqualTo(1);
    assertThat(sums.sum(1)).isZero();
    assertThat(sums.value(0)).isEqualTo(1);
  }

  @Test
  void placesOutsideAreRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new SparseAccumulator(3).add(3, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseAccumulator(3).column(0))
        .withMessage("entry must be in [0, 0): 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new SparseAccumulator(-1));
  }
}
