package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GammaTest {

  @Test
  void ofWholeNumbersItIsTheFactorial() {
    double logFactorial = 0;
    for (int n = 1; n <= 100; n++) {
      assertThat(Gamma.log(n)).isCloseTo(logFactorial, within(1e-12 * Math.max(1, logFactorial)));
      logFactorial += Math.log(n);
    }
  }

  @Test
  void ofOneHalfItIsTheRootOfPi() {
    assertThat(Gamma.log(.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
    assertThat(Gamma.log(.25)).isCloseTo(1.2880225246980774, within(1e-13));
    assertThat(Gamma.logBeta(.5, .5)).isCloseTo(Math.log(Math.PI), within(1e-13));
  }

  @Test
  void theHypergeometricSeriesIsTheFunctionsThatItContains() {
    assertThat(Hypergeometric.of(1, 1, 2, .5)).isCloseTo(2 * Math.log(2), within(1e-14));
    assertThat(Hypergeometric.of(3, 7, 7, .9)).isCloseTo(1000, within(1e-9));
    assertThat(Hypergeometric.of(2, 3, 4, 0)).isEqualTo(1);
  }

  @Test
  void drawsHaveTheMeanAndVarianceOfTheDistribution() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (double shape : new double[] {.5, 1, 7}) {
      double[] draws = new double[100_000];
      Arrays.setAll(draws, _ -> Gamma.draw(shape, random));
      double mean = Arrays.stream(draws).average().orElseThrow();
      double variance =
          Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      assertThat(mean).isCloseTo(shape, within(.03 * Math.sqrt(shape)));
      assertThat(variance).isCloseTo(shape, within(.1 * shape));
    }
  }

  @Test
  void refusesWhatIsNotDefined() {
    assertThatThrownBy(() -> Gamma.log(0)).hasMessageContaining("x must be above 0: 0.0");
    assertThatThrownBy(() -> Hypergeometric.of(1, 1, 2, 1)).hasMessageContaining("[0, 1): 1.0");
  }
}
