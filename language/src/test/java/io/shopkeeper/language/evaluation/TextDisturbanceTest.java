package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.NormalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextDisturbanceTest {
  private static final Seed SEED = new Seed(3);
  private static final String REVIEW = "房间很大，早餐也不错！就是服务员的态度一般。".repeat(5);

  @ParameterizedTest
  @EnumSource
  void theSameSeedLeavesTheSame(TextDisturbance disturbance) {
    assertThat(disturbance.of(REVIEW, SEED)).isEqualTo(disturbance.of(REVIEW, new Seed(3)));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextStaysEmpty(TextDisturbance disturbance) {
    assertThat(disturbance.of("", SEED)).isEmpty();
  }

  @Test
  void noneLeavesATextAsItIs() {
    assertThat(TextDisturbance.NONE.of(REVIEW, SEED)).isEqualTo(REVIEW);
  }

  @Test
  void typosAreFewAndSpareNoSeedTwice() {
    String written = TextDisturbance.TYPOS.of(REVIEW, SEED);

    assertThat(written)
        .isNotEqualTo(REVIEW)
        .isNotEqualTo(TextDisturbance.TYPOS.of(REVIEW, new Seed(4)));
    assertThat(written.length()).isBetween(REVIEW.length() - 15, REVIEW.length() + 15);
  }

  @Test
  void emojiStandBetweenCharactersThatStay() {
    String written = TextDisturbance.EMOJI.of(REVIEW, SEED);

    assertThat(written.length()).isGreaterThan(REVIEW.length());
    assertThat(written.replaceAll("[^\\p{IsHan}，！。]", "")).isEqualTo(REVIEW);
  }

  @Test
  void traditionalCharactersAreReadAsSimplifiedOnes() {
    String written = TextDisturbance.TRADITIONAL.of(REVIEW, SEED);

    assertThat(written).contains("房間");
    assertThat(NormalText.of(written)).isEqualTo(NormalText.of(REVIEW));
  }

  @Test
  void withoutPunctuationLettersAndDigitsAreLeft() {
    assertThat(TextDisturbance.NO_PUNCTUATION.of("好，15寸!（赞）", SEED)).isEqualTo("好 15寸  赞 ");
  }
}
