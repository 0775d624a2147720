package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  private static final Lbfgs SOLVER = new Lbfgs(5, 200, 1e-8);

  @Test
  void findsTheBottomOfAStretchedBowl() {
    double[] scale = {1, 10, 1_000};
    double[] bottom = {3, -2, .5};

    double[] found =
        SOLVER.minimise(
            (point, gradient) -> {
              double value = 0;
              for (int i = 0; i < 3; i++) {
                double away = point[i] - bottom[i];
                value += scale[i] * away * away;
                gradient[i] = 2 * scale[i] * away;
              }
              return value;
            },
            new double[3]);

    assertThat(found).containsExactly(bottom, within(1e-4));
  }

  @Test
  void staysWhereNothingIsLower() {
    double[] found =
        SOLVER.minimise(
            (_, gradient) -> {
              gradient[0] = 0;
              return 1;
            },
            new double[] {7});

    assertThat(found).containsExactly(7);
  }

  @Test
  void refusesNoSteps() {
    assertThatThrownBy(() -> new Lbfgs(5, 0, .1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steps");
  }
}
