package io.shopkeeper.recommend.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShortlistTest {

  /// Of three items held out, two are on the list.
  private final Shortlist list =
      new Shortlist(4, 3, new boolean[] {false, true, true}, new float[][] {{1, 2, 3}});

  @Test
  void qualityIsTheMeanOfNdcgAndRecall() {
    double ideal = 1 + Math.log(2) / Math.log(3) + .5;
    double ndcg = (1 + Math.log(2) / Math.log(3)) / ideal;
    assertThat(list.quality(new float[] {1, 2, 3}, 20))
        .isCloseTo((ndcg + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void onlyTheBestCount() {
    assertThat(list.quality(new float[] {3, 2, 1}, 1)).isZero();
  }
}
