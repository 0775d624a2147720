package io.shopkeeper.language.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ShareTest {

  @Test
  void hasTheQuantilesOfTheBetaDistribution() {
    assertThat(new Share(1, 1).low()).isCloseTo(.05, within(1e-9));
    assertThat(new Share(2, 1).low()).isCloseTo(Math.sqrt(.05), within(1e-9));
    assertThat(new Share(1, 3).high()).isCloseTo(1 - Math.cbrt(.05), within(1e-9));
    // By symmetry.
    assertThat(new Share(40, 25).high()).isCloseTo(1 - new Share(25, 40).low(), within(1e-9));
  }

  @Test
  void leansOnWhatWasBelievedUntilEnoughWasSeen() {
    assertThat(Share.of(1, 0, .5, 8).mean()).isCloseTo(5 / 9.0, within(1e-12));
    assertThat(Share.of(900, 100, .5, 8).mean()).isCloseTo(.9, within(.005));
    assertThat(Share.of(0, 0, .7, 8).mean()).isCloseTo(.7, within(1e-12));
  }

  @Test
  void tellsHowProbablyOneIsLessThanAnother() {
    assertThat(new Share(5, 5).lessThan(new Share(5, 5))).isCloseTo(.5, within(1e-6));
    assertThat(new Share(20, 80).lessThan(new Share(80, 20))).isGreaterThan(.999);
  }
}
