package io.shopkeeper.bench.bandit;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import vowpalWabbit.learner.VWActionProbsLearner;
import vowpalWabbit.learner.VWLearners;
import vowpalWabbit.responses.ActionProb;

/// Vowpal Wabbit with `--cb_explore_adf`: it is told the shopper, of every arm which it is, its
/// department and its price, and all products of the two (`-q SA`).
final class VowpalChooser implements Chooser {
  private final VWActionProbsLearner learner;
  private final RandomGenerator random;
  private final String[] shoppers;
  private final String[] arms;
  private final int[] chosen;
  private final double[] propensities;

  VowpalChooser(String options, BanditWorld.Rounds rounds, RandomGenerator random) {
    this.learner =
        VWLearners.create(
            "--quiet --cb_explore_adf -q SA --random_seed %d %s"
                .formatted(random.nextInt(1, 1 << 20), options));
    this.random = random;
    this.shoppers =
        Arrays.stream(rounds.shoppers()).map(VowpalChooser::shopper).toArray(String[]::new);
    this.arms = new String[rounds.departments().length];
    Arrays.setAll(
        arms,
        a ->
            String.format(
                Locale.ROOT,
                "|A arm%d department%d price:%.4f",
                a,
                rounds.departments()[a],
                rounds.prices()[a]));
    this.chosen = new int[shoppers.length];
    this.propensities = new double[shoppers.length];
  }

  private static String shopper(double[] numbers) {
    var text = new StringBuilder("shared |S");
    for (int i = 1; i < numbers.length; i++) {
      text.append(String.format(Locale.ROOT, " x%d:%.4f", i, numbers[i]));
    }
    return text.toString();
  }

  @Override
  public int choose(int round) {
    ActionProb[] probabilities = learner.predict(lines(round)).getActionProbs();
    double sum = 0;
    for (ActionProb each : probabilities) {
      sum += each.getProbability();
    }
    if (Math.abs(sum - 1) > 1e-3) {
      throw new IllegalStateException("probabilities that sum to " + sum);
    }
    double left = random.nextDouble() * sum;
    for (ActionProb each : probabilities) {
      if (each.getProbability() > 0) {
        chosen[round] = each.getAction();
        propensities[round] = each.getProbability();
        left -= each.getProbability();
        if (left < 0) {
          break;
        }
      }
    }
    return chosen[round];
  }

  @Override
  public void learn(int round, double reward) {
    String[] lines = lines(round);
    int arm = chosen[round];
    lines[arm + 1] = "0:" + -reward + ":" + propensities[round] + " " + lines[arm + 1];
    learner.learn(lines);
  }

  private String[] lines(int round) {
    String[] lines = new String[arms.length + 1];
    lines[0] = shoppers[round];
    System.arraycopy(arms, 0, lines, 1, arms.length);
    return lines;
  }

  @Override
  public void close() {
    try {
      learner.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
