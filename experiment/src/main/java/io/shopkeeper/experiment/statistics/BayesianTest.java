package io.shopkeeper.experiment.statistics;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Reason;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.numeric.Normal;

/// The effect as a normal posterior (C. Stucchio, "Bayesian A/B testing at VWO", 2015, for risks).
///
/// @param prior what is believed of the relative effect beforehand
/// @param lowerIsBetter as for returns or waiting times
/// @param alpha the interval holds 1 − α
public record BayesianTest(Prior prior, boolean lowerIsBetter, double alpha) {

  /// Beliefs about the relative effect: nothing, or a normal distribution.
  public sealed interface Prior {
    record Flat() implements Prior {}

    /// @param variance above 0
    record Proper(double mean, double variance) implements Prior {
      public Proper {
        if (!(variance > 0)) {
          throw new IllegalArgumentException("variance must be above 0: " + variance);
        }
      }
    }
  }

  /// Effects beyond ±60 % are one in twenty: what experiments in shops find is smaller.
  public static final BayesianTest STANDARD =
      new BayesianTest(new Prior.Proper(0, .09), false, .05);

  /// @param chanceToWin probability that the treatment is better
  /// @param controlRisk what is lost on average by keeping the control, on the effect's scale
  /// @param treatmentRisk what is lost on average by taking the treatment
  public record Posterior(
      double chanceToWin,
      double mean,
      double deviation,
      Interval interval,
      double controlRisk,
      double treatmentRisk) {}

  public Posterior judge(Effect effect) {
    double mean = effect.estimate();
    double variance = effect.standardError() * effect.standardError();
    if (prior instanceof Prior.Proper(double priorMean, double priorVariance)) {
      double unit = effect.scale() == Scale.ABSOLUTE ? Math.abs(effect.control()) : 1;
      if (unit == 0) {
        throw new IllegalArgumentException(
            "a prior of relative effects says nothing where the control is 0: "
                + Reason.ZERO_BASELINE);
      }
      double before = 1 / (priorVariance * unit * unit);
      double seen = 1 / variance;
      mean = (before * priorMean * unit + seen * mean) / (before + seen);
      variance = 1 / (before + seen);
    }
    double deviation = Math.sqrt(variance);
    double z = mean / deviation;
    double half = -Normal.quantile(alpha / 2) * deviation;
    double above = deviation * Normal.density(z) + mean * Normal.cumulative(z);
    double below = deviation * Normal.density(z) - mean * Normal.cumulative(-z);
    return new Posterior(
        Normal.cumulative(lowerIsBetter ? -z : z),
        mean,
        deviation,
        new Interval(mean - half, mean, mean + half, 1 - alpha),
        lowerIsBetter ? below : above,
        lowerIsBetter ? above : below);
  }
}
