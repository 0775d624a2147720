package io.shopkeeper.neural.transformer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransformerShapeTest {

  @Test
  void refusesNoItems() {
    assertThatThrownBy(() -> new TransformerShape(0, 50, 64, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("items is 0, not from 1 to 2147483647");
  }

  @Test
  void refusesHeadsThatDoNotShareTheDimensionEvenly() {
    assertThatThrownBy(() -> new TransformerShape(10, 50, 64, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heads is 3, not a divisor of the dimension 64");
  }

  @Test
  void refusesMoreItemsThanFitAnArray() {
    assertThatThrownBy(() -> new TransformerShape(Integer.MAX_VALUE, 50, 64, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not fit an array");
  }
}
