package io.shopkeeper.bench.bandit;

import io.shopkeeper.experiment.bandit.ContextualBandit;
import java.util.random.RandomGenerator;

/// Shopkeeper's own bandits.
final class OwnChooser implements Chooser {
  private final ContextualBandit bandit;
  private final BanditWorld.Rounds rounds;
  private final RandomGenerator random;

  OwnChooser(ContextualBandit bandit, BanditWorld.Rounds rounds, RandomGenerator random) {
    this.bandit = bandit;
    this.rounds = rounds;
    this.random = random;
  }

  @Override
  public int choose(int round) {
    return bandit.decide(Integer.toString(round), rounds.shoppers()[round], random).arm();
  }

  @Override
  public void learn(int round, double reward) {
    bandit.reward(Integer.toString(round), reward);
  }
}
