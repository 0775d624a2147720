package io.shopkeeper.profile.lifetime;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Gamma;
import io.shopkeeper.numeric.Hypergeometric;
import java.util.List;

/// Pareto/NBD (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, equations 20, 22, 34,
/// 41).
///
/// Purchases at rate λ ~ Gamma(r, α); customers drop out at rate μ ~ Gamma(s, β).
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {
  /// So near to 1, s is taken for this much away: the formulas divide by s − 1.
  private static final double BESIDE_ONE = 1e-7;

  public ParetoNbd {
    if (!(r > 0 && alpha > 0 && s > 0 && beta > 0)) {
      throw new IllegalArgumentException(
          "parameters must be above 0: %s, %s, %s, %s".formatted(r, alpha, s, beta));
    }
  }

  /// A fitted model, its parameters' 95 % intervals in the order r, α, s, β, and its
  /// log-likelihood.
  public record Fit(ParetoNbd model, List<Interval> intervals, double logLikelihood) {}

  /// O(distinct histories) a step, some hundred steps, each with two hypergeometric series.
  public static Fit fit(List<History> customers) {
    Histories histories = Histories.of(customers);
    MaximumLikelihood found =
        MaximumLikelihood.of(
            p -> new ParetoNbd(p[0], p[1], p[2], p[3]).logLikelihood(histories), 1, 10, 1, 10);
    double[] p = found.parameters();
    return new Fit(new ParetoNbd(p[0], p[1], p[2], p[3]), found.intervals(), found.logLikelihood());
  }

  /// The log-likelihood of these parameters.
  public double logLikelihood(List<History> customers) {
    return logLikelihood(Histories.of(customers));
  }

  private double logLikelihood(Histories histories) {
    double constant = r * Math.log(alpha) + s * Math.log(beta) - Gamma.log(r);
    double sum = 0;
    int cached = -1;
    double ofRepeats = 0;
    for (Histories.Counted counted : histories.distinct()) {
      History history = counted.history();
      if (history.repeats() != cached) {
        cached = history.repeats();
        ofRepeats = Gamma.log(r + cached);
      }
      sum +=
          counted.count()
              * (constant + ofRepeats + logAlive(history) + Math.log1p(goneToAlive(history)));
    }
    return sum;
  }

  /// The likelihood of being alive all along, without what does not depend on it.
  private double logAlive(History history) {
    return -(r + history.repeats()) * Math.log(alpha + history.age())
        - s * Math.log(beta + history.age());
  }

  /// How much likelier it is to have dropped out than to be alive: `s / (r + s + x) · A₀ · (α +
  /// T)^(r + x) (β + T)^s`.
  private double goneToAlive(History history) {
    int x = history.repeats();
    double power = r + s + x;
    double larger = Math.max(alpha, beta);
    double second = alpha >= beta ? s + 1 : r + x;
    double logAlive = logAlive(history);
    double fromLast = integral(larger + history.lastRepeat(), power, second, logAlive);
    double fromNow = integral(larger + history.age(), power, second, logAlive);
    return s / power * Math.max(0, fromLast - fromNow);
  }

  private double integral(double from, double power, double second, double logAlive) {
    double z = Math.abs(alpha - beta) / from;
    return Hypergeometric.of(power, second, power + 1, z)
        * Math.exp(-power * Math.log(from) - logAlive);
  }

  @Override
  public double alive(History history) {
    return 1 / (1 + goneToAlive(history));
  }

  @Override
  public double expected(History history, double weeks) {
    double s = apart();
    double now = beta + history.age();
    double rate = (r + history.repeats()) / (alpha + history.age());
    return alive(history) * rate * now / (s - 1) * (1 - Math.pow(now / (now + weeks), s - 1));
  }

  @Override
  public double expectedOfNew(double weeks) {
    double s = apart();
    return r * beta / (alpha * (s - 1)) * (1 - Math.pow(beta / (beta + weeks), s - 1));
  }

  private double apart() {
    return Math.abs(s - 1) < BESIDE_ONE ? 1 + BESIDE_ONE : s;
  }
}
