package io.shopkeeper.experiment.offpolicy;

import java.util.Arrays;

/// Logged rounds, each as the four numbers that estimators need.
public final class Rounds {
  private double[] weights = new double[1024];
  private double[] rewards = new double[1024];
  private double[] predicted = new double[1024];
  private double[] expected = new double[1024];
  private int size;

  /// Adds a round.
  ///
  /// @param action that was shown
  /// @param propensity with which it was drawn, in (0, 1]
  /// @param policy probability of each action under the policy that is asked about
  /// @param predictions q, the reward each action is predicted to earn; all 0 if there are none
  public void add(
      int action, double propensity, double reward, double[] policy, double[] predictions) {
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException(
          "round %,d: propensity must be in (0, 1]: %s".formatted(size + 1, propensity));
    }
    if (action < 0 || action >= policy.length || predictions.length != policy.length) {
      throw new IllegalArgumentException(
          "round %,d: action %d of %d, %d predictions"
              .formatted(size + 1, action, policy.length, predictions.length));
    }
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("round %,d: reward %s".formatted(size + 1, reward));
    }
    double sum = 0;
    double total = 0;
    for (int a = 0; a < policy.length; a++) {
      sum += policy[a] * predictions[a];
      total += policy[a];
    }
    if (size == weights.length) {
      weights = Arrays.copyOf(weights, 2 * size);
      rewards = Arrays.copyOf(rewards, 2 * size);
      predicted = Arrays.copyOf(predicted, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
    }
    weights[size] = policy[action] / propensity;
    rewards[size] = reward;
    predicted[size] = predictions[action];
    expected[size] = sum / total;
    size++;
  }

  public int size() {
    return size;
  }

  /// w of a round.
  public double weight(int round) {
    return weights[round];
  }

  public double reward(int round) {
    return rewards[round];
  }

  /// q of the action that was shown.
  double predicted(int round) {
    return predicted[round];
  }

  /// The mean of q over the actions, by the policy.
  double expected(int round) {
    return expected[round];
  }

  double meanWeight() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i];
    }
    return sum / size;
  }
}
