package io.shopkeeper.bench.bandit;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.bandit.ContextualBandit;
import io.shopkeeper.experiment.bandit.ContextualBandit.Rewards;
import io.shopkeeper.experiment.bandit.Policy;
import java.util.ArrayList;
import java.util.List;

/// A policy with its settings.
sealed interface Contestant {
  /// Within which settings are chosen, on seeds of their own.
  String family();

  String settings();

  Chooser chooser(BanditWorld.Rounds rounds, Seed seed);

  /// Shopkeeper's.
  record Own(String family, Policy policy, Rewards rewards, double ridge, double discount)
      implements Contestant {
    @Override
    public String settings() {
      return "%s, ridge %s, discount %s".formatted(policy, ridge, discount);
    }

    @Override
    public Chooser chooser(BanditWorld.Rounds rounds, Seed seed) {
      var bandit =
          new ContextualBandit(
              policy, rewards, rounds.departments().length, BanditWorld.FEATURES, ridge, discount);
      return new OwnChooser(bandit, rounds, seed.generator(settings()));
    }
  }

  /// Vowpal Wabbit's.
  record Vowpal(String family, String settings) implements Contestant {
    @Override
    public Chooser chooser(BanditWorld.Rounds rounds, Seed seed) {
      return new VowpalChooser(settings, rounds, seed.generator(settings));
    }
  }

  /// All that are tried in a world.
  static List<Contestant> of(BanditWorld world) {
    var all = new ArrayList<Contestant>();
    double[] discounts = world.memory() == 0 ? new double[] {1} : new double[] {1, .998};
    for (double discount : discounts) {
      for (double ridge : new double[] {1, 4}) {
        for (Rewards rewards : Rewards.values()) {
          String kind = rewards == Rewards.NUMBERS ? "linear" : "logistic";
          for (double epsilon : new double[] {.02, .05}) {
            all.add(
                new Own(
                    "ε-greedy, " + kind,
                    new Policy.EpsilonGreedy(epsilon),
                    rewards,
                    ridge,
                    discount));
          }
          for (double width : new double[] {.3, 1}) {
            all.add(
                new Own(
                    "upper confidence, " + kind,
                    new Policy.UpperConfidence(width, 0),
                    rewards,
                    ridge,
                    discount));
          }
          all.add(new Own("Thompson, " + kind, new Policy.Thompson(100), rewards, ridge, discount));
        }
      }
    }
    for (String rate : List.of("", " -l 0.1", " -l 2")) {
      all.add(new Vowpal("VW ε-greedy", "--epsilon 0.05" + rate));
      all.add(new Vowpal("VW squarecb", "--squarecb" + rate));
      all.add(new Vowpal("VW squarecb", "--squarecb --gamma_scale 100" + rate));
      all.add(new Vowpal("VW cover", "--cover 5" + rate));
      all.add(new Vowpal("VW bag", "--bag 5" + rate));
      String bounds = " --cb_min_cost -1 --cb_max_cost 0";
      all.add(new Vowpal("VW regcb", "--regcb" + bounds + rate));
      all.add(new Vowpal("VW regcb", "--regcb --mellowness 0.001" + bounds + rate));
      all.add(new Vowpal("VW regcb", "--regcb --mellowness 0.01" + bounds + rate));
      all.add(new Vowpal("VW softmax", "--softmax" + rate));
      all.add(new Vowpal("VW softmax", "--softmax --lambda 20" + rate));
    }
    return all;
  }
}
