package io.shopkeeper.experiment.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SlateEstimatorTest {
  /// Two positions of two products each, drawn evenly; a click's chance depends on the position and
  /// its product alone, so that every assumption holds.
  @Test
  void allAssumptionsThatHoldFindTheTruth() {
    RandomGenerator random = new Seed(3).generator("slates");
    double[] policy = {.8, .3};
    double[][] clicks = {{.1, .4}, {.05, .2}};
    double truth = 0;
    for (int k = 0; k < 2; k++) {
      truth += policy[k] * clicks[k][1] + (1 - policy[k]) * clicks[k][0];
    }
    int n = 200_000;
    double[] means = new double[SlateEstimator.values().length];
    for (int i = 0; i < n; i++) {
      double[] weights = new double[2];
      double[] rewards = new double[2];
      for (int k = 0; k < 2; k++) {
        int shown = random.nextInt(2);
        weights[k] = 2 * (shown == 1 ? policy[k] : 1 - policy[k]);
        rewards[k] = random.nextDouble() < clicks[k][shown] ? 1 : 0;
      }
      for (SlateEstimator estimator : SlateEstimator.values()) {
        means[estimator.ordinal()] += estimator.reward(weights, rewards) / n;
      }
    }
    for (SlateEstimator estimator : SlateEstimator.values()) {
      assertThat(means[estimator.ordinal()]).as(estimator.name()).isCloseTo(truth, within(.01));
    }
  }

  @Test
  void weightsOfAHeavyTailAreKnownByTheirIndex() {
    RandomGenerator random = new Seed(4).generator("tails");
    var heavy = new Rounds();
    var even = new Rounds();
    for (int i = 0; i < 20_000; i++) {
      // Pareto weights of index 1: propensity uniform.
      heavy.add(0, Math.max(1e-9, random.nextDouble()), 1, new double[] {1}, new double[1]);
      even.add(0, .5, 1, new double[] {.5, .5}, new double[2]);
    }
    assertThat(WeightTails.of(heavy).tailIndex()).isCloseTo(1, within(.2));
    assertThat(WeightTails.of(even).tailIndex()).isZero();
    assertThat(WeightTails.of(even).effectiveSampleSize()).isCloseTo(20_000, within(1e-6));
    assertThat(WeightTails.of(even).topShare()).isCloseTo(.01, within(1e-9));
  }

  @Test
  void aRoundWithoutPropensityIsRefusedByItsNumber() {
    var rounds = new Rounds();
    assertThatThrownBy(() -> rounds.add(0, 0, 1, new double[] {1}, new double[1]))
        .hasMessageContaining("round 1")
        .hasMessageContaining("propensity");
  }
}
