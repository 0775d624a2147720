package io.shopkeeper.experiment.statistics;

/// How a treatment differs from the control: an effect, or why there is none.
public sealed interface Comparison {

  /// Of what the difference is told.
  enum Scale {
    /// b − a.
    ABSOLUTE,
    /// (b − a) / |a|.
    RELATIVE
  }

  /// Why no effect can be told.
  enum Reason {
    /// An arm without units, or with one only.
    TOO_FEW_UNITS,
    /// All units of an arm have the same value, so that nothing is known of chance.
    ZERO_VARIANCE,
    /// The control is zero: nothing is relative to it.
    ZERO_BASELINE
  }

  /// @param control and treatment, unadjusted
  /// @param estimate the effect on the scale
  /// @param degreesOfFreedom of Welch and Satterthwaite
  /// @param units of both arms
  /// @param weights θ of the covariates
  /// @param controlVariance and treatmentVariance, per unit, adjusted
  record Effect(
      Scale scale,
      double control,
      double treatment,
      double estimate,
      double standardError,
      double degreesOfFreedom,
      long units,
      double[] weights,
      double controlVariance,
      double treatmentVariance)
      implements Comparison {}

  /// No effect.
  record Undefined(Reason reason, double control, double treatment) implements Comparison {}

  /// Compares two arms by the moments of their units, adjusted for the covariates in them.
  static Comparison of(Measure measure, Moments control, Moments treatment, Scale scale) {
    Sample a = Sample.of(measure, control);
    Sample b = Sample.of(measure, treatment);
    double[] weights =
        a.covariates().length == 0
            ? new double[0]
            : Adjustment.weights(
                measure == Measure.RATIO
                    ? Adjustment.sum(a, b)
                    : Sample.of(measure, control.plus(treatment)));
    return of(a, b, weights, scale, measure == Measure.RATIO);
  }

  /// Compares two arms without covariates.
  static Comparison of(Sample a, Sample b, Scale scale) {
    return of(a, b, new double[0], scale, false);
  }

  /// The relative effect is `(b − θx_b − a + θx_a)/|a|`; its variance is, by the delta method,
  /// `Var(b − θx_b)/a²` of the treatment and `Var(g a − θx_a)/a²` of the control, g being 1 and the
  /// effect; for means b/a, which differs by what covariates differ between the arms, zero on
  /// average.
  private static Comparison of(Sample a, Sample b, double[] theta, Scale scale, boolean exact) {
    double va = variance(a, theta, 1);
    double vb = variance(b, theta, 1);
    if (a.units() < 1 || b.units() < 1) {
      return new Undefined(Reason.TOO_FEW_UNITS, a.value(), b.value());
    }
    if (!(va > 0 && vb > 0)) {
      boolean few = Math.min(a.units(), b.units()) < 2;
      return new Undefined(few ? Reason.TOO_FEW_UNITS : Reason.ZERO_VARIANCE, a.value(), b.value());
    }
    double difference = b.value() - a.value();
    for (int j = 0; j < theta.length; j++) {
      difference -= theta[j] * (b.covariates()[j] - a.covariates()[j]);
    }
    double square = vb / b.units() + va / a.units();
    double estimate = difference;
    if (scale == Scale.RELATIVE) {
      if (a.value() == 0) {
        return new Undefined(Reason.ZERO_BASELINE, a.value(), b.value());
      }
      double growth = (exact ? a.value() + difference : b.value()) / a.value();
      estimate = difference / Math.abs(a.value());
      square = (vb / b.units() + variance(a, theta, growth) / a.units()) / (a.value() * a.value());
    }
    return new Effect(
        scale,
        a.value(),
        b.value(),
        estimate,
        Math.sqrt(square),
        degreesOfFreedom(va / a.units(), a.units(), vb / b.units(), b.units()),
        a.units() + b.units(),
        theta,
        va,
        vb);
  }

  /// Of `factor · y − θx`.
  private static double variance(Sample sample, double[] theta, double factor) {
    double variance = factor * factor * sample.variance();
    for (int i = 0; i < theta.length; i++) {
      variance -= 2 * factor * theta[i] * sample.covariances()[0][i + 1];
      for (int j = 0; j < theta.length; j++) {
        variance += theta[i] * theta[j] * sample.covariances()[i + 1][j + 1];
      }
    }
    return variance;
  }

  /// B. Welch, Biometrika 34 (1947).
  private static double degreesOfFreedom(double a, long n, double b, long m) {
    return (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1));
  }
}
