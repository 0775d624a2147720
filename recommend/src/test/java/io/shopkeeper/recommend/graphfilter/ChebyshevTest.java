package io.shopkeeper.recommend.graphfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevTest {

  @Test
  void theIdentityIsHalfOfTheFirstTwoPolynomials() {
    double[] coefficients = Chebyshev.coefficients(x -> x, 4);
    assertThat(coefficients).containsExactly(new double[] {.5, .5, 0, 0, 0}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.25, .5, 1, 2, 10})
  void theRidgeFilterIsMetWithinAHundredth(double ridge) {
    var settings = new GraphFilterSettings(ridge, .2, 10);
    double[] coefficients = settings.coefficients();
    for (double x = 0; x <= 1; x += .01) {
      double sum = 0;
      for (int k = 0; k < coefficients.length; k++) {
        sum += coefficients[k] * Math.cos(k * Math.acos(2 * x - 1));
      }
      assertThat(sum).isCloseTo(x / (x + ridge), within(.01));
    }
  }
}
