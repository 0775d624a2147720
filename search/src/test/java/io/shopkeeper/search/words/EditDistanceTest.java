package io.shopkeeper.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void countsChangedLeftOutAddedAndExchangedLetters() {
    assertThat(EditDistance.of("kettle", "kettle", 2)).isZero();
    assertThat(EditDistance.of("ketle", "kettle", 2)).isEqualTo(1);
    assertThat(EditDistance.of("kettel", "kettle", 2)).isEqualTo(1);
    assertThat(EditDistance.of("bottle", "kettle", 2)).isEqualTo(2);
    assertThat(EditDistance.of("shoe", "kettle", 2)).isEqualTo(3);
  }
}
