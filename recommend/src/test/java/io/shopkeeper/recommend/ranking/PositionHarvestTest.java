package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionHarvestTest {
  private static final int POSITIONS = 6;

  @Test
  void positionsAreToldFromWhatStandsThere() {
    var harvest = new PositionHarvest(POSITIONS);
    double[] clicks = new double[POSITIONS];
    double[] shown = new double[POSITIONS];
    var random = new Random(1);
    for (int visit = 0; visit < 60_000; visit++) {
      // What stands at the top of the first arm is three times as attractive as at its end.
      int[] other = shuffled(random);
      boolean second = random.nextBoolean();
      for (int first = 0; first < POSITIONS; first++) {
        int at = second ? other[first] : first;
        boolean click = random.nextDouble() < .6 / (1 + .4 * first) * truth(at);
        harvest.add(second, first, other[first], click);
        if (!second) {
          shown[at]++;
          clicks[at] += click ? 1 : 0;
        }
      }
    }

    double[] learned = harvest.propensities();

    for (int k = 0; k < POSITIONS; k++) {
      assertThat(learned[k]).isCloseTo(truth(k), withinPercentage(10));
    }
    assertThat(clicks[5] / shown[5] / (clicks[0] / shown[0]))
        .as("by clicks alone the last position looks worse than it is")
        .isLessThan(.7 * truth(5));
  }

  @Test
  void whatIsNotShownByBothArmsSaysNothing() {
    var harvest = new PositionHarvest(2);
    harvest.add(false, 0, -1, true);
    harvest.add(true, 7, 1, true);

    assertThatThrownBy(harvest::propensities)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing that both arms show");
  }

  @Test
  void aPositionWithoutAClickIsNotKnown() {
    var harvest = new PositionHarvest(3);
    for (int visit = 0; visit < 10; visit++) {
      harvest.add(false, 0, 1, true);
      harvest.add(true, 0, 1, true);
      harvest.add(false, 2, 2, false);
    }

    assertThat(harvest.propensities()[2]).isNaN();
    assertThat(harvest.propensities()[1]).isEqualTo(1);
  }

  private static double truth(int position) {
    return 1 / (1 + .3 * position);
  }

  private static int[] shuffled(Random random) {
    Integer[] order = {0, 1, 2, 3, 4, 5};
    Collections.shuffle(Arrays.asList(order), random);
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
