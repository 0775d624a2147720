package io.shopkeeper.experiment.bandit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;

/// Decides, and learns from rewards whenever they come. Thread-safe, one decision at a time.
///
/// Rewards may come late, in any order, or never: until then a decision is pending. Nothing is
/// learned of it, so that a slow reward is not taken for none; `close` says that none will come. Of
/// decisions beyond [#MOST_PENDING] the oldest is dropped, and its reward not learned any more.
public final class ContextualBandit {
  /// Decisions that are remembered until their rewards come.
  public static final int MOST_PENDING = 1 << 16;

  /// What rewards are.
  public enum Rewards {
    NUMBERS,
    ZERO_OR_ONE
  }

  private final Policy policy;
  private final Rewards rewards;
  private final double discount;
  private final ArmPosterior[] arms;
  private final NoiseScale noise = new NoiseScale();
  private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
  private long dropped;

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
    this.rewards = rewards;
    this.discount = discount;
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
    if (pending.size() > MOST_PENDING) {
      pending.pollFirstEntry();
      dropped++;
    }
    return new Decision(id, arm, propensities);
  }

  /// Learns; false if no such decision is pending, as where a reward is told twice.
  public synchronized boolean reward(String id, double reward) {
    Pending decision = pending.remove(id);
    if (decision == null) {
      return false;
    }
    noise.learn(arms[decision.arm()].learn(decision.context(), reward), discount);
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

  /// Decisions that waited for their rewards longer than could be remembered.
  public synchronized long dropped() {
    return dropped;
  }

  private double[] propensities(double[] context, RandomGenerator random) {
    return switch (policy) {
      case Policy.EpsilonGreedy(double epsilon) -> mostly(context, 0, epsilon);
      case Policy.UpperConfidence(double width, double epsilon) -> mostly(context, width, epsilon);
      case Policy.Thompson(int draws) -> shares(context, draws, random);
    };
  }

  private double[] mostly(double[] context, double width, double epsilon) {
    double deviations = width == 0 ? 0 : width * Math.sqrt(errorVariance());
    double[] scores = new double[arms.length];
    for (int a = 0; a < arms.length; a++) {
      scores[a] = arms[a].mean(context);
      if (deviations > 0) {
        scores[a] += deviations * Math.sqrt(arms[a].variance(context));
      }
    }
    double[] propensities = new double[arms.length];
    Arrays.fill(propensities, epsilon / arms.length);
    addToBest(scores, 1 - epsilon, propensities);
    return propensities;
  }

  /// Arms know nothing of each other, so that drawing the weights of each comes to drawing its
  /// score.
  private double[] shares(double[] context, int draws, RandomGenerator random) {
    double[] means = Arrays.stream(arms).mapToDouble(arm -> arm.mean(context)).toArray();
    double[] deviations =
        Arrays.stream(arms).mapToDouble(arm -> Math.sqrt(arm.variance(context))).toArray();
    double[] scores = new double[arms.length];
    double[] shares = new double[arms.length];
    for (int d = 0; d < draws; d++) {
      double scale = rewards == Rewards.NUMBERS ? Math.sqrt(noise.draw(random)) : 1;
      for (int a = 0; a < arms.length; a++) {
        scores[a] = means[a] + scale * deviations[a] * random.nextGaussian();
      }
      addToBest(scores, 1. / draws, shares);
    }
    return shares;
  }

  private double errorVariance() {
    return rewards == Rewards.NUMBERS ? noise.variance() : 1;
  }

  /// Arms that are equally good share evenly.
  private static void addToBest(double[] scores, double part, double[] shares) {
    double highest = Arrays.stream(scores).max().orElseThrow();
    long equal = Arrays.stream(scores).filter(score -> score == highest).count();
    for (int a = 0; a < scores.length; a++) {
      if (scores[a] == highest) {
        shares[a] += part / equal;
      }
    }
  }
}
