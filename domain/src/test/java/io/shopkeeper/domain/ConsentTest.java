package io.shopkeeper.domain;

import static io.shopkeeper.domain.Consent.Purpose.MARKETING;
import static io.shopkeeper.domain.Consent.Purpose.PERSONALISATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentTest {

  @Test
  void whoWasNeverAskedGetsRecommendationsButNoMessages() {
    assertThat(Consent.UNKNOWN.allows(PERSONALISATION)).isTrue();
    assertThat(Consent.UNKNOWN.allows(MARKETING)).isFalse();
  }

  @Test
  void aNoIsANoAndAYesIsAYes() {
    var consent = new Consent(Set.of(MARKETING), Set.of(PERSONALISATION));
    assertThat(consent.allows(PERSONALISATION)).isFalse();
    assertThat(consent.allows(MARKETING)).isTrue();
  }

  @Test
  void bothAtOnceIsRefused() {
    assertThatThrownBy(() -> new Consent(Set.of(MARKETING), Set.of(MARKETING)))
        .hasMessage("consent both granted and refused: [MARKETING]");
  }
}
