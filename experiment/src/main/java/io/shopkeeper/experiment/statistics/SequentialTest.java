package io.shopkeeper.experiment.statistics;

/// Intervals that hold at all times at once, so that one may look as often as one likes and stop at
/// any time: asymptotic confidence sequences by a normal mixture (I. Waudby-Smith, D. Arbour, R.
/// Sinha, E. Kennedy and A. Ramdas, "Time-uniform central limit theory and asymptotic confidence
/// sequences", Annals of Statistics 2024, theorem 2.2 and its one-sided form; the mixture is H.
/// Robbins, Annals of Mathematical Statistics 41, 1970).
///
/// They are asymptotic: from some hundred units an arm on.
///
/// @param alpha rate of experiments with any false alarm ever, in (0, ½)
/// @param tuning number of units of both arms at which the interval is to be tightest, above 0
public record SequentialTest(double alpha, Side side, double tuning) {
  private static final double LEAST_P = 1e-5;
  private static final double MOST_P = .4999;
  private static final int BISECTIONS = 40;

  public SequentialTest {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha must be in (0, 1): " + alpha);
    }
    if (!(tuning > 0)) {
      throw new IllegalArgumentException("tuning must be above 0: " + tuning);
    }
  }

  public Verdict judge(Comparison.Effect effect) {
    double half = standardErrors(effect.units()) * effect.standardError();
    return new Verdict(Verdict.interval(effect.estimate(), half, side, 1 - alpha), pValue(effect));
  }

  /// Half the interval's width, in standard errors of the moment.
  public double standardErrors(long units) {
    return standardErrors(units, alpha);
  }

  /// With the mixture of this α, at another.
  private double standardErrors(long units, double level) {
    double growth = units * rho() * rho() + 1;
    double odds = Math.sqrt(growth) / level;
    double log = side == Side.BOTH ? Math.log(odds) : Math.log1p(odds / 2);
    return Math.sqrt(2 * growth * log / (growth - 1));
  }

  /// The width of the mixture that is tightest at `tuning` units.
  public double rho() {
    double log = -2 * Math.log(side == Side.BOTH ? alpha : 2 * alpha);
    return Math.sqrt((log + Math.log1p(log)) / tuning);
  }

  private double pValue(Comparison.Effect effect) {
    double z = effect.estimate() / effect.standardError();
    if (side == Side.BOTH) {
      double growth = effect.units() * rho() * rho() + 1;
      return Math.min(1, Math.sqrt(growth) * Math.exp(-(growth - 1) * z * z / (2 * growth)));
    }
    double towards = side == Side.GREATER ? z : -z;
    double low = LEAST_P;
    double high = MOST_P;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      boolean excludes = towards > standardErrors(effect.units(), middle);
      if (excludes) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }
}
