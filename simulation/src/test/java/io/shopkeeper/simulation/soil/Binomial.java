package io.shopkeeper.simulation.soil;

import static org.assertj.core.api.Assertions.assertThat;

/// Five standard deviations: a right rate is refused once in 1.7 million draws of a seed.
final class Binomial {
  private static final double DEVIATIONS = 5;

  private Binomial() {}

  static void assertRate(String what, long successes, long trials, double rate) {
    double spread = DEVIATIONS * Math.sqrt(trials * rate * (1 - rate));
    assertThat((double) successes)
        .as("%s: %d of %d, expected %s", what, successes, trials, rate)
        .isBetween(trials * rate - spread - 1, trials * rate + spread + 1);
  }
}
