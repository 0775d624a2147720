package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonKeyTest {

  @Test
  void anAddressIsTheSameWhateverItsCaseAndSpaces() {
    assertThat(PersonKey.of(" Ada@Example.com ", null))
        .isEqualTo(PersonKey.of("ada@example.com", null));
    // As sha256sum has it.
    assertThat(PersonKey.of("ada@example.com", null).email())
        .isEqualTo("b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72");
  }

  @Test
  void aNumberIsTheSameWhateverItsSigns() {
    PersonKey plain = PersonKey.of(null, "46701234567");
    assertThat(PersonKey.of(null, "+46 70 123 45 67")).isEqualTo(plain);
    assertThat(PersonKey.of(null, "0046 (70) 123-4567")).isEqualTo(plain);
    assertThat(PersonKey.of(null, "'+46701234567")).isEqualTo(plain);
  }

  @Test
  void whatIsNoAddressAndNoNumberIsNobody() {
    assertThat(PersonKey.of("none", "12").isKnown()).isFalse();
    assertThat(PersonKey.of("a@b@c", null).customerId()).isNull();
    assertThat(PersonKey.idOf("c42")).isEqualTo("c42");
  }

  @Test
  void theAddressGoesBeforeTheNumber() {
    assertThat(PersonKey.of("ada@example.com", "46701234567").customerId()).startsWith("email:");
    assertThat(PersonKey.of(null, "46701234567").customerId()).startsWith("phone:").hasSize(38);
  }
}
