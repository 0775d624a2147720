package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongIndexTest {
  @Test
  void numbersKeysInTheOrderOfTheirFirstAppearance() {
    var index = new LongIndex();

    assertThat(index.add(0)).isZero();
    assertThat(index.add(-5)).isEqualTo(1);
    assertThat(index.add(0)).isZero();
    assertThat(index.find(-5)).isEqualTo(1);
    assertThat(index.find(7)).isEqualTo(-1);
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void keepsItsNumbersWhileItGrows() {
    var index = new LongIndex();
    for (int i = 0; i < 50_000; i++) {
      index.add(i * 1_000_003L);
    }
    for (int i = 0; i < 50_000; i++) {
      assertThat(index.find(i * 1_000_003L)).isEqualTo(i);
    }
    assertThat(index.find(-1)).isEqualTo(-1);
  }
}
