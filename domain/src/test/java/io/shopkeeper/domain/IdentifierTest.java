package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"85123A", "商品-7", "🙂", "قميص", "a b", "17850.0"})
  void anIdIsKeptAsTheShopWroteIt(String value) {
    assertThat(new ProductId(value).value()).isEqualTo(value);
    assertThat(new ProductId(value)).hasToString(value);
  }

  @Test
  void aBlankIdIsRefused() {
    assertThatThrownBy(() -> new CustomerId(" ")).hasMessage("customer id is blank");
  }

  @Test
  void aControlCharacterIsNamedWithItsPlace() {
    assertThatThrownBy(() -> new ProductId("a\u0000b"))
        .hasMessage("product id has a control character (U+0000) at position 2");
  }

  @Test
  void anEndlessIdIsRefusedWithItsLength() {
    assertThatThrownBy(() -> new OrderId("x".repeat(257)))
        .hasMessageContaining("has 257 characters, at most 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "My-Shop", "-shop", "a_b", "店"})
  void aShopIdIsPlain(String value) {
    assertThatThrownBy(() -> new ShopId(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
