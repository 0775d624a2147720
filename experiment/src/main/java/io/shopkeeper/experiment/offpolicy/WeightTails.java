package io.shopkeeper.experiment.offpolicy;

import java.util.Arrays;

/// How far the log is from the policy that is asked about.
///
/// @param mean about 1 if propensities are right
/// @param effectiveSampleSize `(Σw)²/Σw²` (A. Kong 1992)
/// @param topShare of all weight, that the heaviest hundredth of rounds holds
/// @param tailIndex of Hill over the heaviest √n · 3 rounds (B. Hill, Annals of Statistics 3, 1975;
///   the number of rounds as in A. Vehtari et al., JMLR 25, 2024): from ½ on the variance of IPW is
///   infinite, from .7 on its estimates are not to be trusted; 0 where weights do not vary
public record WeightTails(
    double mean, double max, double effectiveSampleSize, double topShare, double tailIndex) {

  /// Beyond this index estimates by weights are not to be trusted.
  public static final double UNTRUSTWORTHY = .7;

  public static WeightTails of(Rounds rounds) {
    int n = rounds.size();
    if (n == 0) {
      throw new IllegalArgumentException("no rounds");
    }
    double[] sorted = new double[n];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double w = rounds.weight(i);
      sorted[i] = w;
      sum += w;
      squares += w * w;
    }
    Arrays.sort(sorted);
    double top = 0;
    for (int i = n - Math.max(1, n / 100); i < n; i++) {
      top += sorted[i];
    }
    int tail = (int) Math.min(n / 5, Math.ceil(3 * Math.sqrt(n)));
    double threshold = sorted[n - 1 - tail];
    double logs = 0;
    for (int i = n - tail; i < n; i++) {
      logs += threshold > 0 ? Math.log(sorted[i] / threshold) : 0;
    }
    return new WeightTails(
        sum / n,
        sorted[n - 1],
        squares == 0 ? 0 : sum * sum / squares,
        sum == 0 ? 0 : top / sum,
        tail == 0 ? 0 : logs / tail);
  }
}
