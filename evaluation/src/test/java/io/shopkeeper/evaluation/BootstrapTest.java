package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void theIntervalSurroundsTheMeanWithTheWidthOfTheNormalOne() {
    double[] values = new SplittableRandom(3).doubles(2_000).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    Interval interval = Bootstrap.of(new Seed(1)).mean(values);
    // A uniform variable has standard deviation 1/√12.
    double half = 1.96 / Math.sqrt(12 * 2_000.0);
    assertThat(interval.estimate()).isCloseTo(mean, within(1e-12));
    assertThat(interval.low()).isCloseTo(mean - half, within(.2 * half));
    assertThat(interval.high()).isCloseTo(mean + half, within(.2 * half));
    assertThat(interval.level()).isEqualTo(.95);
  }

  @Test
  void nineOfTenIntervalsAtNinetyPercentHoldTheTruth() {
    long covered =
        LongStream.range(0, 300)
            .mapToObj(seed ->
                new Bootstrap(new Seed(seed), 400, .9)
                    .mean(new SplittableRandom(seed).doubles(60).toArray()))
            .filter(interval -> interval.low() <= .5 && .5 <= interval.high())
            .count();
    assertThat(covered).isBetween(252L, 288L);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = new SplittableRandom(6).doubles(100).toArray();
    Bootstrap bootstrap = Bootstrap.of(new Seed(4));
    assertThat(bootstrap.mean(values)).isEqualTo(bootstrap.mean(values));
    assertThat(bootstrap.mean(values)).isNotEqualTo(Bootstrap.of(new Seed(5)).mean(values));
  }

  @Test
  void severalMetricsAreResampledTogetherAndEachAsIfAlone() {
    double[] first = {1, 5, 2, 8, 3};
    double[] second = {0, 0, 1, 0, 1};
    Bootstrap bootstrap = Bootstrap.of(new Seed(4));
    assertThat(bootstrap.means(List.of(first, second)))
        .containsExactly(bootstrap.mean(first), bootstrap.mean(second));
  }

  @Test
  void aConstantHasNoWidth() {
    assertThat(Bootstrap.of(new Seed(1)).mean(new double[] {2, 2, 2}))
        .isEqualTo(new Interval(2, 2, 2, .95));
  }

  @Test
  void noUsersUnequalLengthsAndAWrongLevelAreRefused() {
    Bootstrap bootstrap = Bootstrap.of(new Seed(1));
    assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.mean(new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bootstrap.means(List.of(new double[1], new double[2])))
        .withMessageEndingWith("lengths: [1, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bootstrap(new Seed(1), 10, 1))
        .withMessage("level must be in (0, 1): 1.0");
  }
}
