package io.shopkeeper.language.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.words.Span;
import org.junit.jupiter.api.Test;

class OpinionMeasuresTest {

  @Test
  void theFirstTheLastAndTheWorstClauseAreHeard() {
    double[] measures = OpinionMeasures.of("房间很好，早餐难吃，服务不错");

    assertThat(measures[1]).isPositive();
    assertThat(measures[2]).isPositive();
    assertThat(measures[3]).isNegative();
    assertThat(measures[4]).isEqualTo(1 / 4.0);
  }

  @Test
  void aTextWithoutOpinionsSaysNothing() {
    assertThat(OpinionMeasures.of("")).containsOnly(0);
    assertThat(OpinionMeasures.of("周三去的")).startsWith(0, 0, 0, 0, 0);
  }

  @Test
  void aClauseThatRepeatsItselfDoesNotDrownTheOthers() {
    assertThat(OpinionMeasures.of("excellent excellent excellent excellent")[1]).isEqualTo(3);
  }

  @Test
  void anOpinionBelongsToTheAspectInItsClause() {
    String text = "屏幕清晰，电池太差";
    double[] screen = OpinionMeasures.around(text, new Span(0, 4), new Span(0, 2));
    double[] battery = OpinionMeasures.around(text, new Span(5, 9), new Span(5, 7));

    assertThat(screen[2]).isPositive();
    assertThat(screen[4]).isPositive();
    assertThat(battery[2]).isNegative();
    assertThat(battery[4]).isNegative();
    assertThat(screen[3]).isEqualTo(battery[3]);
  }
}
