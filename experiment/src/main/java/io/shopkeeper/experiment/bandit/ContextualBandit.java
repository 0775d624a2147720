package io.shopkeeper.experiment.bandit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Decides, and learns from rewards whenever they come. Thread-safe, one decision at a time.
///
/// Rewards may come late, in any order, or never: until then a decision is pending. Nothing is
/// learned of it, so that a slow reward is not taken for none; `close` says that none will come.
public final class ContextualBandit {
  /// What rewards are.
  public enum Rewards {
    NUMBERS,
    ZERO_OR_ONE
  }

  private final Policy policy;
  private final ArmPosterior[] arms;
  private final Map<String, Pending> pending = new HashMap<>();

  private record Pending(int arm, double[] context) {}

  /// @param arms at least 2
  /// @param dimension of the context
  /// @param ridge precision of the weights beforehand, above 0
  /// @param discount of what an arm has learned, at each of its rewards, in (0, 1]
  public ContextualBandit(
      Policy policy, Rewards rewards, int arms, int dimension, double ridge, double discount) {
    if (arms < 2 || dimension < 1 || !(ridge > 0) || !(discount > 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "2 arms, 1 feature, a ridge above 0, a discount in (0, 1]: %d, %d, %s, %s"
              .formatted(arms, dimension, ridge, discount));
    }
    this.policy = policy;
    this.arms = new ArmPosterior[arms];
    Arrays.setAll(
        this.arms,
        _ ->
            new ArmPosterior(
                rewards == Rewards.NUMBERS ? ArmPosterior.Link.LINEAR : ArmPosterior.Link.LOGISTIC,
                dimension,
                ridge,
                discount));
  }

  /// @param id new, by which the reward is told
  public synchronized Decision decide(String id, double[] context, RandomGenerator random) {
    double[] propensities = propensities(context, random);
    double left = random.nextDouble();
    int arm = -1;
    for (int a = 0; a < propensities.length && left >= 0; a++) {
      if (propensities[a] > 0) {
        arm = a;
        left -= propensities[a];
      }
    }
    if (pending.putIfAbsent(id, new Pending(arm, context.clone())) != null) {
      throw new IllegalArgumentException("decision '%s' is pending already".formatted(id));
    }
    return new Decision(id, arm, propensities);
  }

  /// Learns; false if no such decision is pending, as where a reward is told twice.
  public synchronized boolean reward(String id, double reward) {
    Pending decision = pending.remove(id);
    if (decision == null) {
      return false;
    }
    arms[decision.arm()].learn(decision.context(), reward);
    return true;
  }

  /// No reward will come: it was 0.
  public boolean close(String id) {
    return reward(id, 0);
  }

  /// Decisions without a reward so far.
  public synchronized int pending() {
    return pending.size();
  }

  private double[] propensities(double[] context, RandomGenerator random) {
    return switch (policy) {
      case Policy.EpsilonGreedy(double epsilon) -> mostly(best(context, 0), epsilon);
      case Policy.UpperConfidence(double width, double epsilon) ->
          mostly(best(context, width), epsilon);
      case Policy.Thompson(int draws) -> shares(context, draws, random);
    };
  }

  private double[] mostly(int arm, double epsilon) {
    double[] propensities = new double[arms.length];
    Arrays.fill(propensities, epsilon / arms.length);
    propensities[arm] += 1 - epsilon;
    return propensities;
  }

  private int best(double[] context, double width) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < arms.length; a++) {
      double score =
          arms[a].mean(context) + (width == 0 ? 0 : width * Math.sqrt(arms[a].variance(context)));
      if (score > highest) {
        highest = score;
        best = a;
      }
    }
    return best;
  }

  /// Arms know nothing of each other, so that drawing the weights of each comes to drawing its
  /// score.
  private double[] shares(double[] context, int draws, RandomGenerator random) {
    double[] means = Arrays.stream(arms).mapToDouble(arm -> arm.mean(context)).toArray();
    double[] deviations =
        Arrays.stream(arms).mapToDouble(arm -> Math.sqrt(arm.variance(context))).toArray();
    double[] shares = new double[arms.length];
    for (int d = 0; d < draws; d++) {
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < arms.length; a++) {
        double score = means[a] + deviations[a] * random.nextGaussian();
        if (score > highest) {
          highest = score;
          best = a;
        }
      }
      shares[best] += 1. / draws;
    }
    return shares;
  }
}
