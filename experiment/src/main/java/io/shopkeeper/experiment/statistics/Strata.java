package io.shopkeeper.experiment.statistics;

import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Reason;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import java.util.List;

/// Post-stratification: arms compared within strata, as new and old customers, and the strata put
/// together by their share of both arms, so that strata which by chance fell unevenly do not count
/// (L. Miratrix, J. Sekhon and B. Yu, Journal of the Royal Statistical Society B 75, 2013).
public final class Strata {

  /// The arms' units of a stratum: one column, a mean or a proportion.
  public record Stratum(Moments control, Moments treatment) {}

  private Strata() {}

  /// Variances are those within strata, and those of the strata's own shares, which are a sample
  /// too. Welch's degrees of freedom and the variances reported are of all units together.
  public static Comparison compare(Measure measure, List<Stratum> strata, Scale scale) {
    Moments control = new Moments(1);
    Moments treatment = new Moments(1);
    for (Stratum stratum : strata) {
      control.addAll(stratum.control());
      treatment.addAll(stratum.treatment());
    }
    Comparison pooled = Comparison.of(measure, control, treatment, scale);
    if (!(pooled instanceof Effect all)) {
      return pooled;
    }
    if (strata.stream().anyMatch(s -> s.control().count() < 2 || s.treatment().count() < 2)) {
      return new Undefined(Reason.TOO_FEW_UNITS, all.control(), all.treatment());
    }
    double a = 0;
    double b = 0;
    for (Stratum s : strata) {
      a += share(s, all) * s.control().mean(0);
      b += share(s, all) * s.treatment().mean(0);
    }
    double varianceA = 0;
    double varianceB = 0;
    double covariance = 0;
    for (Stratum s : strata) {
      double w = share(s, all);
      double offA = s.control().mean(0) - a;
      double offB = s.treatment().mean(0) - b;
      varianceA +=
          w * w * Sample.of(measure, s.control()).variance() / s.control().count()
              + w * offA * offA / all.units();
      varianceB +=
          w * w * Sample.of(measure, s.treatment()).variance() / s.treatment().count()
              + w * offB * offB / all.units();
      covariance += w * offA * offB / all.units();
    }
    double growth = scale == Scale.ABSOLUTE ? 1 : b / a;
    double unit = scale == Scale.ABSOLUTE ? 1 : Math.abs(a);
    double square = varianceB + growth * growth * varianceA - 2 * growth * covariance;
    return new Effect(
        scale,
        all.control(),
        all.treatment(),
        (b - a) / unit,
        Math.sqrt(square) / unit,
        all.degreesOfFreedom(),
        all.units(),
        all.weights(),
        all.controlVariance(),
        all.treatmentVariance());
  }

  private static double share(Stratum stratum, Effect all) {
    return (double) (stratum.control().count() + stratum.treatment().count()) / all.units();
  }
}
