package io.shopkeeper.experiment.offpolicy;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Normal;

/// What a policy earns a round.
///
/// @param interval normal, of 95 %; with a bounded number of large weights it is too narrow, which
///   [WeightTails] tells
/// @param deviation of the rounds
public record PolicyValue(Interval interval, double deviation) {

  /// The mean of what rounds count for ([Estimator#rewards]).
  public static PolicyValue of(double[] rewards) {
    if (rewards.length < 2) {
      throw new IllegalArgumentException("at least 2 rounds are needed: " + rewards.length);
    }
    double mean = 0;
    for (double reward : rewards) {
      mean += reward / rewards.length;
    }
    double squares = 0;
    for (double reward : rewards) {
      squares += (reward - mean) * (reward - mean);
    }
    double deviation = Math.sqrt(squares / (rewards.length - 1));
    double half = Normal.quantile(.975) * deviation / Math.sqrt(rewards.length);
    return new PolicyValue(new Interval(mean - half, mean, mean + half, .95), deviation);
  }
}
