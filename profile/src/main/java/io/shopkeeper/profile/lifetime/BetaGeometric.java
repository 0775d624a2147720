package io.shopkeeper.profile.lifetime;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Gamma;
import io.shopkeeper.numeric.Hypergeometric;
import java.util.List;

/// BG/NBD (Fader, Hardie and Lee 2005; equations 6, 10 and the note on P(alive)).
///
/// Purchases at rate λ ~ Gamma(r, α); behind every repeat purchase the customer drops out with a
/// probability p ~ Beta(a, b). Without a repeat, nobody has dropped out.
public record BetaGeometric(double r, double alpha, double a, double b) implements PurchaseModel {
  /// So near to 1, a is taken for this much away: the formulas divide by a − 1.
  private static final double BESIDE_ONE = 1e-7;

  public BetaGeometric {
    if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
      throw new IllegalArgumentException(
          "parameters must be above 0: %s, %s, %s, %s".formatted(r, alpha, a, b));
    }
  }

  /// A fitted model, its parameters' 95 % intervals in the order r, α, a, b, and its
  /// log-likelihood.
  public record Fit(BetaGeometric model, List<Interval> intervals, double logLikelihood) {}

  /// O(distinct histories) a step, some hundred steps.
  public static Fit fit(List<History> customers) {
    Histories histories = Histories.of(customers);
    MaximumLikelihood found =
        MaximumLikelihood.of(p -> logLikelihood(p[0], p[1], p[2], p[3], histories), 1, 5, 1, 2);
    double[] p = found.parameters();
    return new Fit(
        new BetaGeometric(p[0], p[1], p[2], p[3]), found.intervals(), found.logLikelihood());
  }

  /// The log-likelihood of these parameters.
  public double logLikelihood(List<History> customers) {
    return logLikelihood(r, alpha, a, b, Histories.of(customers));
  }

  private static double logLikelihood(
      double r, double alpha, double a, double b, Histories histories) {
    double constant = r * Math.log(alpha) - Gamma.log(r);
    double ofB = Gamma.log(a + b) - Gamma.log(b);
    double sum = 0;
    int cached = -1;
    double ofRepeats = 0;
    double logDropOut = 0;
    for (Histories.Counted counted : histories.distinct()) {
      History history = counted.history();
      int x = history.repeats();
      if (x != cached) {
        cached = x;
        ofRepeats = Gamma.log(r + x) + ofB + Gamma.log(b + x) - Gamma.log(a + b + x);
        logDropOut = x > 0 ? Math.log(a / (b + x - 1)) : 0;
      }
      double alive = -(r + x) * Math.log(alpha + history.age());
      double either = alive;
      if (x > 0) {
        double gone = logDropOut - (r + x) * Math.log(alpha + history.lastRepeat());
        double more = Math.max(alive, gone);
        either = more + Math.log1p(Math.exp(Math.min(alive, gone) - more));
      }
      sum += counted.count() * (constant + ofRepeats + either);
    }
    return sum;
  }

  @Override
  public double alive(History history) {
    int x = history.repeats();
    if (x == 0) {
      return 1;
    }
    double ratio = (alpha + history.age()) / (alpha + history.lastRepeat());
    return 1 / (1 + a / (b + x - 1) * Math.pow(ratio, r + x));
  }

  @Override
  public double expected(History history, double weeks) {
    int x = history.repeats();
    double a = apart();
    double then = alpha + history.age() + weeks;
    double still =
        Math.pow((alpha + history.age()) / then, r + x)
            * Hypergeometric.of(r + x, b + x, a + b + x - 1, weeks / then);
    return (a + b + x - 1) / (a - 1) * (1 - still) * alive(history);
  }

  @Override
  public double expectedOfNew(double weeks) {
    double a = apart();
    double then = alpha + weeks;
    double still = Math.pow(alpha / then, r) * Hypergeometric.of(r, b, a + b - 1, weeks / then);
    return (a + b - 1) / (a - 1) * (1 - still);
  }

  /// The probability that somebody unknown makes `repeats` purchases in the `weeks` after the first
  /// (equation 8).
  public double probabilityOfNew(int repeats, double weeks) {
    double inside = weeks / (alpha + weeks);
    double start = r * Math.log(alpha / (alpha + weeks));
    double stayed =
        Math.exp(
            Gamma.logBeta(a, b + repeats) - Gamma.logBeta(a, b) + poisson(repeats, inside, start));
    if (repeats == 0) {
      return stayed;
    }
    double fewer = 0;
    for (int j = 0; j < repeats; j++) {
      fewer += Math.exp(poisson(j, inside, start));
    }
    return stayed
        + Math.exp(Gamma.logBeta(a + 1, b + repeats - 1) - Gamma.logBeta(a, b)) * (1 - fewer);
  }

  private double poisson(int count, double inside, double start) {
    return Gamma.log(r + count)
        - Gamma.log(r)
        - Gamma.log(count + 1)
        + start
        + count * Math.log(inside);
  }

  private double apart() {
    return Math.abs(a - 1) < BESIDE_ONE ? 1 + BESIDE_ONE : a;
  }
}
