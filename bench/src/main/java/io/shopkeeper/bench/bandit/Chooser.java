package io.shopkeeper.bench.bandit;

/// Who chooses an arm for each shopper and hears of the reward, perhaps later.
interface Chooser extends AutoCloseable {
  int choose(int round);

  void learn(int round, double reward);

  @Override
  default void close() {}
}
