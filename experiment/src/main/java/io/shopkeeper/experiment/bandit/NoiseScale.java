package io.shopkeeper.experiment.bandit;

import io.shopkeeper.numeric.Gamma;
import java.util.random.RandomGenerator;

/// How far rewards lie from what was expected of them, all arms together: the σ² of a normal and
/// inverse gamma posterior (Bernardo and Smith, "Bayesian Theory", §5.4) whose prior says nothing
/// (1 / σ²), so that rewards in cents and in euros are decided on alike. Not thread-safe.
final class NoiseScale {
  private double rewards;
  private double squares;

  /// @param square of the error, as a part of what it would be if σ were 1
  /// @param discount of what was learned before
  void learn(double square, double discount) {
    rewards = discount * rewards + 1;
    squares = discount * squares + square;
  }

  /// 0 before the first reward that is not 0: nothing then tells one arm from another.
  double variance() {
    return rewards == 0 ? 0 : squares / rewards;
  }

  /// A draw of σ² from its posterior.
  double draw(RandomGenerator random) {
    return squares == 0 ? 0 : squares / (2 * Gamma.draw(rewards / 2, random));
  }
}
