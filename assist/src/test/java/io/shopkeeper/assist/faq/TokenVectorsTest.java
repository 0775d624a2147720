package io.shopkeeper.assist.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.neural.encoder.Encoding;
import org.junit.jupiter.api.Test;

class TokenVectorsTest {
  private static TokenVectors tokens(float... values) {
    int size = values.length / 2;
    return TokenVectors.of(new Encoding(new float[] {1, 0}, values, new int[size], new int[size]));
  }

  @Test
  void eachTokenIsComparedWithTheLikestOfTheOtherText() {
    TokenVectors two = tokens(3, 0, 0, 2);
    TokenVectors one = tokens(5, 0);
    // Of the two tokens one is met and one is not; the other text's only token is met.
    assertThat(two.likeness(one)).isCloseTo((.5 + 1) / 2, within(1e-6));
    assertThat(one.likeness(two)).isEqualTo(two.likeness(one));
    assertThat(two.likeness(tokens(0, 7, 1, 0))).isCloseTo(1, within(1e-6));
  }

  @Test
  void aTextWithoutTokensIsLikeNone() {
    assertThat(tokens().likeness(tokens(1, 0))).isZero();
    assertThat(tokens(0, 0).likeness(tokens(1, 0))).isZero();
  }
}
