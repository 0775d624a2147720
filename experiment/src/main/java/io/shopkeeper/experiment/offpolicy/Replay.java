package io.shopkeeper.experiment.offpolicy;

/// The mean reward of the rounds in which a policy would have done what was done (L. Li, W. Chu, J.
/// Langford and X. Wang, WSDM 2011): unbiased where the log drew uniformly.
///
/// @param value NaN where no round matches
public record Replay(double value, int matched) {

  /// @param chosen by the policy, a round each
  /// @param logged the actions that were shown
  public static Replay of(int[] chosen, int[] logged, double[] rewards) {
    double sum = 0;
    int matched = 0;
    for (int i = 0; i < logged.length; i++) {
      if (chosen[i] == logged[i]) {
        sum += rewards[i];
        matched++;
      }
    }
    return new Replay(sum / matched, matched);
  }
}
