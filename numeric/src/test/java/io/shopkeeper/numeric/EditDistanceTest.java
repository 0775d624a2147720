package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void countsChangedLeftOutAddedAndExchangedLetters() {
    assertThat(EditDistance.atMost(2, "kettle", "kettle")).isZero();
    assertThat(EditDistance.atMost(2, "ketle", "kettle")).isEqualTo(1);
    assertThat(EditDistance.atMost(2, "kettel", "kettle")).isEqualTo(1);
    assertThat(EditDistance.atMost(2, "bottle", "kettle")).isEqualTo(2);
    assertThat(EditDistance.atMost(2, "shoe", "kettle")).isEqualTo(3);
  }
}
