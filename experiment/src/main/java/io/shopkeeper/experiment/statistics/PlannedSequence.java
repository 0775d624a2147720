package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.Normal;

/// An always-valid interval that is nearly as tight as a fixed test at the end that was planned.
///
/// Most of α (four fifths) goes to a bound that holds up to the planned number of units only: the
/// sum of a Brownian motion stays within `c √N` up to time N with probability `1 − 4 (1 − Φ(c))` at
/// least (reflection principle; D. Siegmund, "Sequential Analysis", 1985, chapter 3), so that at n
/// units the interval is `c √(N/n)` standard errors wide to each side. The rest goes to the mixture
/// of [SequentialTest], which holds for ever. Where both hold, both are obeyed.
///
/// @param alpha rate of experiments with any false alarm ever
/// @param planned units of both arms together at which the experiment is to end
public record PlannedSequence(double alpha, long planned) {
  private static final double SHARE = .8;

  public PlannedSequence {
    if (!(alpha > 0 && alpha < 1) || planned < 2) {
      throw new IllegalArgumentException(
          "alpha must be in (0, 1) and planned at least 2: %s, %d".formatted(alpha, planned));
    }
  }

  /// The p-value is the least α at which the interval leaves zero out.
  public Verdict judge(Comparison.Effect effect) {
    double half = standardErrors(effect.units()) * effect.standardError();
    double z = Math.abs(effect.estimate() / effect.standardError());
    double mixture =
        new SequentialTest(alpha * (1 - SHARE), Side.BOTH, planned).judge(effect).pValue()
            / (1 - SHARE);
    double bounded =
        effect.units() > planned
            ? 1
            : 4 * Normal.cumulative(-z * Math.sqrt((double) effect.units() / planned)) / SHARE;
    return new Verdict(
        Verdict.interval(effect.estimate(), half, Side.BOTH, 1 - alpha),
        Math.min(1, Math.min(mixture, bounded)));
  }

  /// Half the interval's width, in standard errors of the moment.
  public double standardErrors(long units) {
    double mixture =
        new SequentialTest(alpha * (1 - SHARE), Side.BOTH, planned).standardErrors(units);
    if (units > planned) {
      return mixture;
    }
    double bound = -Normal.quantile(alpha * SHARE / 4);
    return Math.min(mixture, bound * Math.sqrt((double) planned / units));
  }
}
