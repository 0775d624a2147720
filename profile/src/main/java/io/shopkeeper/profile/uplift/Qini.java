package io.shopkeeper.profile.uplift;

import java.util.Comparator;
import java.util.stream.IntStream;

/// What addressing the customers with the highest uplift first is worth against addressing them in
/// no order (Radcliffe 2007).
///
/// The curve is what addressing the first `k` customers has added: `g(k) = Y_t − Y_c · N_t / N_c`
/// over these, divided by all `N_t`; the coefficient is the area between it and the straight line
/// to its end, both over the share addressed. Customers of one score are addressed together.
public final class Qini {
  private final Trial trial;
  private final double[] scores;
  private final int[] order;

  /// @param scores of every customer of the trial
  public Qini(Trial trial, double[] scores) {
    this.trial = trial;
    this.scores = scores.clone();
    this.order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /// The coefficient with every customer counted as often as they were drawn; `NaN` if an arm is
  /// empty.
  public double coefficient(int[] draws) {
    double total = 0;
    double addressed = 0;
    for (int i = 0; i < draws.length; i++) {
      total += draws[i];
      addressed += trial.treated()[i] ? draws[i] : 0;
    }
    if (addressed == 0 || addressed == total) {
      return Double.NaN;
    }
    double area = 0;
    double gain = 0;
    double[] sums = new double[4];
    int i = 0;
    while (i < order.length) {
      double score = scores[order[i]];
      double drawn = 0;
      for (; i < order.length && scores[order[i]] == score; i++) {
        int row = order[i];
        int at = trial.treated()[row] ? 0 : 2;
        sums[at] += draws[row];
        sums[at + 1] += trial.happened()[row] ? draws[row] : 0;
        drawn += draws[row];
      }
      double next = (sums[1] - (sums[2] == 0 ? 0 : sums[3] * sums[0] / sums[2])) / addressed;
      area += drawn / total * (gain + next) / 2;
      gain = next;
    }
    return area - gain / 2;
  }

  /// By how much more often it happened to those addressed, among the customers with the highest
  /// scores; `NaN` if an arm is empty there.
  public double upliftOfFirst(double share, int[] draws) {
    double total = 0;
    for (int draw : draws) {
      total += draw;
    }
    double[] sums = new double[4];
    double seen = 0;
    for (int i = 0; i < order.length && seen < share * total; i++) {
      int row = order[i];
      int at = trial.treated()[row] ? 0 : 2;
      sums[at] += draws[row];
      sums[at + 1] += trial.happened()[row] ? draws[row] : 0;
      seen += draws[row];
    }
    return sums[0] == 0 || sums[2] == 0 ? Double.NaN : sums[1] / sums[0] - sums[3] / sums[2];
  }
}
