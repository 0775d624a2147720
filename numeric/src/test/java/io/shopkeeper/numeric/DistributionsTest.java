package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against tables: Abramowitz and Stegun, "Handbook of Mathematical Functions", chapter 26, and
/// closed forms of one, two and many degrees of freedom.
class DistributionsTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-10);

  @Test
  void theNormalDistributionKeepsItsDigitsFarOut() {
    assertThat(Normal.cumulative(0)).isCloseTo(.5, CLOSE);
    assertThat(Normal.cumulative(1.959963984540054)).isCloseTo(.975, CLOSE);
    assertThat(Normal.cumulative(-10)).isCloseTo(7.619853024160526e-24, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    ".975, 1.959963984540054",
    ".5, 0",
    ".001, -3.090232306167813",
    ".9, 1.2815515655446"
  })
  void normalQuantilesAreThoseOfTheTable(double probability, double z) {
    assertThat(Normal.quantile(probability)).isCloseTo(z, within(1e-12));
  }

  @Test
  void oneDegreeOfFreedomIsCauchyAndTwoHaveARoot() {
    for (double t : new double[] {.1, 1, 3, 40}) {
      assertThat(StudentT.tail(t, 1))
          .isCloseTo(.5 - Math.atan(t) / Math.PI, Percentage.withPercentage(1e-9));
      assertThat(StudentT.cumulative(-t, 2))
          .isCloseTo(.5 - t / (2 * Math.sqrt(2 + t * t)), Percentage.withPercentage(1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174705",
    "5, 2.5705818356363146",
    "30, 2.0422724563012383",
    "1e9, 1.95996398691"
  })
  void studentQuantilesAreThoseOfTheTable(double degrees, double t) {
    assertThat(StudentT.quantile(.975, degrees)).isCloseTo(t, within(1e-9));
    assertThat(StudentT.quantile(.025, degrees)).isCloseTo(-t, within(1e-9));
  }

  @Test
  void chiSquareOfTwoDegreesIsExponential() {
    for (double x : new double[] {.01, 1, 7, 300}) {
      assertThat(IncompleteGamma.chiSquareTail(x, 2)).isCloseTo(Math.exp(-x / 2), CLOSE);
    }
    assertThat(IncompleteGamma.chiSquareTail(3.841458820694124, 1)).isCloseTo(.05, CLOSE);
  }

  @Test
  void theBetaFunctionOfLargeArgumentsKeepsItsDigits() {
    // B(n, 1) = 1/n.
    for (double n : new double[] {3, 19, 21, 1e3, 1e9}) {
      assertThat(Gamma.logBeta(n, 1)).isCloseTo(-Math.log(n), within(1e-13));
    }
  }
}
