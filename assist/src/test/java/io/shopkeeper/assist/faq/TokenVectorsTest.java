package io.shopkeeper.assist.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.neural.encoder.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenVectorsTest {
  private static TokenVectors tokens(float... values) {
    int size = values.length / 2;
    return TokenVectors.of(new Encoding(new float[] {1, 0}, values, new int[size], new int[size]));
  }

  private static double likeness(TokenVectors one, TokenVectors other) {
    return one.likenesses(List.of(other))[0];
  }

  @Test
  void eachTokenIsComparedWithTheLikestOfTheOtherText() {
    TokenVectors two = tokens(3, 0, 0, 2);
    TokenVectors one = tokens(5, 0);
    // Of the two tokens one is met and one is not; the other text's only token is met.
    assertThat(likeness(two, one)).isCloseTo((.5 + 1) / 2, within(1e-6));
    assertThat(likeness(one, two)).isEqualTo(likeness(two, one));
    assertThat(likeness(two, tokens(0, 7, 1, 0))).isCloseTo(1, within(1e-6));
  }

  @Test
  void aTextWithoutTokensIsLikeNone() {
    assertThat(likeness(tokens(), tokens(1, 0))).isZero();
    assertThat(likeness(tokens(0, 0), tokens(1, 0))).isZero();
  }
}
