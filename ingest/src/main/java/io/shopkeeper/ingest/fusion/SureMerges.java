package io.shopkeeper.ingest.fusion;

import java.util.Arrays;

/// From which odds on pairs without an agreeing key may be merged so that, as far as the model is
/// right, 95 times in 100 no more of them are wrong than a share of all merges, or one.
///
/// How many are wrong is a sum of independent draws of unequal probability (Poisson binomial),
/// whose mean and variance are known; its upper bound is that of the normal distribution, with half
/// a pair for its being whole. Cost: a sort.
final class SureMerges {
  /// The 95th percentile of the standard normal distribution.
  private static final double NORMAL_95 = 1.6449;

  private SureMerges() {}

  /// @param byKey how many are merged in any case
  /// @param odds of those that may be left
  /// @return the least odds with which one may be merged; infinite for none
  static double leastOdds(int byKey, double[] odds, double mostWrong) {
    double mean = 0;
    double variance = 0;
    double[] ascending = odds.clone();
    Arrays.sort(ascending);
    double least = Double.POSITIVE_INFINITY;
    int merged = byKey;
    for (int i = ascending.length - 1; i >= 0; i--) {
      double wrong = wrong(ascending[i]);
      mean += wrong;
      variance += wrong * (1 - wrong);
      merged++;
      boolean lastOfEqual = i == 0 || ascending[i - 1] < ascending[i];
      double most = Math.max(1, mostWrong * merged) + .5;
      if (lastOfEqual && mean + NORMAL_95 * Math.sqrt(variance) <= most) {
        least = ascending[i];
      }
    }
    return least;
  }

  private static double wrong(double odds) {
    return 1 / (1 + odds);
  }
}
