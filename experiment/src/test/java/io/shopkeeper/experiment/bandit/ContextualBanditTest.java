package io.shopkeeper.experiment.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.bandit.ContextualBandit.Rewards;
import io.shopkeeper.experiment.offpolicy.Estimator;
import io.shopkeeper.experiment.offpolicy.PolicyValue;
import io.shopkeeper.experiment.offpolicy.Rounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Visitors of two kinds who like different arms: the best is clicked by 60 %, the others by 20 %.
class ContextualBanditTest {
  private static final int ARMS = 4;
  private static final double EVENLY = .3;
  private static final double BEST = .6;

  static Stream<Arguments> policies() {
    return Stream.of(Rewards.values())
        .flatMap(rewards ->
            Stream.of(
                Arguments.of(new Policy.EpsilonGreedy(.1), rewards),
                Arguments.of(new Policy.UpperConfidence(1, .02), rewards),
                Arguments.of(new Policy.Thompson(100), rewards)));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theLikesOfEachKindAreLearnedThoughRewardsComeLate(Policy policy, Rewards rewards) {
    RandomGenerator random = new Seed(1).generator("visitors");
    var bandit = new ContextualBandit(policy, rewards, ARMS, 2, 1, 1);
    var late = new ArrayDeque<Runnable>();
    int rounds = 6_000;
    double sum = 0;
    for (int i = 0; i < rounds; i++) {
      int kind = random.nextInt(2);
      Decision decision = bandit.decide("d" + i, context(kind), random);
      assertThat(Arrays.stream(decision.propensities()).sum()).isCloseTo(1, within(1e-9));
      double reward = click(decision.arm(), kind, random);
      late.add(() -> bandit.reward(decision.id(), reward));
      if (late.size() > 200) {
        late.remove().run();
      }
      sum += i >= rounds / 2 ? reward : 0;
    }
    assertThat(bandit.pending()).isEqualTo(200);
    assertThat(sum / (rounds / 2)).isGreaterThan(.5).isLessThan(BEST + .05);
  }

  @Test
  void whatItLoggedTellsWhatEvenDrawsWouldHaveEarned() {
    RandomGenerator random = new Seed(2).generator("log");
    var bandit = new ContextualBandit(new Policy.EpsilonGreedy(.3), Rewards.NUMBERS, ARMS, 2, 1, 1);
    var log = new Rounds();
    double[] even = new double[ARMS];
    Arrays.fill(even, 1. / ARMS);
    for (int i = 0; i < 20_000; i++) {
      int kind = random.nextInt(2);
      Decision decision = bandit.decide("d" + i, context(kind), random);
      double reward = click(decision.arm(), kind, random);
      bandit.reward(decision.id(), reward);
      log.add(decision.arm(), decision.propensity(), reward, even, new double[ARMS]);
    }
    PolicyValue value = PolicyValue.of(new Estimator.Snipw().rewards(log));
    double error = value.deviation() / Math.sqrt(log.size());
    assertThat(value.interval().estimate()).isCloseTo(EVENLY, within(4 * error));
    assertThat(error).isLessThan(.01);
  }

  @Test
  void whoForgetsFollowsAChangeOfTaste() {
    assertThat(afterChange(.99)).isGreaterThan(afterChange(1) + .05);
  }

  /// The mean reward after the arms that are liked have been exchanged.
  private static double afterChange(double discount) {
    RandomGenerator random = new Seed(3).generator("change");
    var bandit =
        new ContextualBandit(new Policy.Thompson(50), Rewards.NUMBERS, ARMS, 2, 1, discount);
    double sum = 0;
    for (int i = 0; i < 12_000; i++) {
      int kind = random.nextInt(2);
      Decision decision = bandit.decide("d" + i, context(kind), random);
      boolean changed = i >= 8_000;
      double reward = click(changed ? ARMS - 1 - decision.arm() : decision.arm(), kind, random);
      bandit.reward(decision.id(), reward);
      sum += changed ? reward : 0;
    }
    return sum / 4_000;
  }

  @Test
  void aRewardIsLearnedOnceAndAClosedDecisionIsANought() {
    RandomGenerator random = new Seed(4).generator("once");
    var bandit = new ContextualBandit(new Policy.EpsilonGreedy(0), Rewards.NUMBERS, 2, 1, 1, 1);
    bandit.decide("a", new double[] {1}, random);
    assertThat(bandit.reward("a", 1)).isTrue();
    assertThat(bandit.reward("a", 1)).isFalse();
    bandit.decide("b", new double[] {1}, random);
    assertThatThrownBy(() -> bandit.decide("b", new double[] {1}, random))
        .hasMessageContaining("pending already");
    assertThat(bandit.close("b")).isTrue();
    assertThat(bandit.pending()).isZero();
  }

  @Test
  void rewardsInCentsAndInThousandsAreDecidedOnAlike() {
    for (Policy policy : List.of(new Policy.Thompson(20), new Policy.UpperConfidence(1, .1))) {
      assertThat(arms(policy, 1. / 128)).isEqualTo(arms(policy, 1)).isEqualTo(arms(policy, 1024));
    }
  }

  private static List<Integer> arms(Policy policy, double unit) {
    RandomGenerator random = new Seed(5).generator("scale");
    var bandit = new ContextualBandit(policy, Rewards.NUMBERS, ARMS, 2, 1, 1);
    var arms = new ArrayList<Integer>();
    for (int i = 0; i < 2_000; i++) {
      int kind = random.nextInt(2);
      Decision decision = bandit.decide("d" + i, context(kind), random);
      bandit.reward(decision.id(), unit * click(decision.arm(), kind, random));
      arms.add(decision.arm());
    }
    return arms;
  }

  @Test
  void armsOfWhichNothingIsKnownAreShownEvenly() {
    for (Policy policy : List.of(new Policy.EpsilonGreedy(0), new Policy.UpperConfidence(1, .1))) {
      var bandit = new ContextualBandit(policy, Rewards.NUMBERS, ARMS, 2, 1, 1);
      assertThat(bandit.decide("d", context(0), new Seed(6).generator("ties")).propensities())
          .containsExactly(new double[] {.25, .25, .25, .25}, within(1e-12));
    }
    var thompson = new ContextualBandit(new Policy.Thompson(10), Rewards.NUMBERS, ARMS, 2, 1, 1);
    assertThat(thompson.decide("d", context(0), new Seed(6).generator("ties")).propensities())
        .containsExactly(new double[] {.25, .25, .25, .25}, within(1e-12));
  }

  @Test
  void aFeatureThatIsNotSeenKeepsNoOtherFromBeingForgotten() {
    var arm = new ArmPosterior(ArmPosterior.Link.LINEAR, 2, 1, .9);
    double[] seen = {1, 0};
    for (int i = 0; i < 500; i++) {
      arm.learn(seen, 1);
    }
    assertThat(arm.mean(seen)).isCloseTo(1, within(1e-6));
    for (int i = 0; i < 30; i++) {
      arm.learn(seen, 0);
    }
    assertThat(arm.mean(seen)).isCloseTo(Math.pow(.9, 30), within(.01));
    assertThat(arm.variance(new double[] {0, 1})).isEqualTo(1);
  }

  @Test
  void decisionsThatNobodyRewardsDoNotGatherForEver() {
    RandomGenerator random = new Seed(7).generator("pending");
    var bandit = new ContextualBandit(new Policy.EpsilonGreedy(.1), Rewards.NUMBERS, 2, 1, 1, 1);
    for (int i = 0; i < ContextualBandit.MOST_PENDING + 10; i++) {
      bandit.decide("d" + i, new double[] {1}, random);
    }
    assertThat(bandit.pending()).isEqualTo(ContextualBandit.MOST_PENDING);
    assertThat(bandit.dropped()).isEqualTo(10);
    assertThat(bandit.reward("d9", 1)).isFalse();
    assertThat(bandit.reward("d10", 1)).isTrue();
  }

  private static double[] context(int kind) {
    return kind == 0 ? new double[] {1, 0} : new double[] {0, 1};
  }

  private static double click(int arm, int kind, RandomGenerator random) {
    return random.nextDouble() < (arm == (kind == 0 ? 0 : 2) ? BEST : .2) ? 1 : 0;
  }
}
