package io.shopkeeper.profile.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibratorTest {

  @Test
  void stepsAreTheMeansOfAdjacentViolators() {
    double[] margins = {-2, -1, 0, 1, 2, 3};
    boolean[] happened = {false, true, false, false, true, true};

    Calibrator fitted = Calibrator.Isotonic.fit(margins, happened);

    // Worked out by hand: {0}, {1, 0, 0} pooled to 1/3 around 0, then {1, 1} pooled around 2.5;
    // 0 and 1 become half a row of 2 and of 3.
    assertThat(fitted.probability(-5)).isCloseTo(.25, within(1e-12));
    assertThat(fitted.probability(0)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(fitted.probability(9)).isCloseTo(1 - .5 / 3, within(1e-12));
    assertThat(fitted.probability(1.25)).isCloseTo((1.0 / 3 + 1 - .5 / 3) / 2, within(1e-12));
  }

  @Test
  void noCalibratorTurnsAnOrderAround() {
    double[] margins = new double[500];
    boolean[] happened = new boolean[500];
    for (int i = 0; i < 500; i++) {
      margins[i] = (i * 37 % 500) / 100.0 - 2.5;
      happened[i] = (i * 7919 % 11) / 11.0 < 1 / (1 + Math.exp(-margins[i]));
    }
    Calibrator fitted = Calibrator.Isotonic.fit(margins, happened);
    double last = 0;
    for (double margin = -4; margin < 4; margin += .01) {
      assertThat(fitted.probability(margin)).isGreaterThanOrEqualTo(last);
      last = fitted.probability(margin);
    }
  }

  @Test
  void onePlainMarginForAllRowsGivesTheirMean() {
    Calibrator fitted =
        Calibrator.Isotonic.fit(
            new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});

    assertThat(fitted.probability(7)).isCloseTo(.25, within(1e-12));
  }
}
