package io.shopkeeper.language.insight;

/// A share of something, as far as a few observations tell: a beta distribution (Gelman et al.,
/// Bayesian Data Analysis, section 2.4).
///
/// @param alpha what was observed in favour, with what was believed before
/// @param beta what was observed against, likewise
public record Share(double alpha, double beta) {
  private static final double TAIL = .05;
  private static final int STEPS = 60;
  private static final double[] LANCZOS = {
    76.18009172947146,
    -86.50532032941677,
    24.01409824083091,
    -1.231739572450155,
    .1208650973866179e-2,
    -.5395239384953e-5
  };

  public Share {
    if (!(alpha > 0 && beta > 0)) {
      throw new IllegalArgumentException(
          "alpha %s and beta %s must be above 0".formatted(alpha, beta));
    }
  }

  /// What observations tell where `prior` was believed as firmly as after so many.
  public static Share of(double inFavour, double against, double prior, double firmness) {
    return new Share(inFavour + firmness * prior, against + firmness * (1 - prior));
  }

  public double mean() {
    return alpha / (alpha + beta);
  }

  /// Below it with a probability of 5 %.
  public double low() {
    return quantile(TAIL);
  }

  /// Above it with a probability of 5 %.
  public double high() {
    return quantile(1 - TAIL);
  }

  /// The probability that this share is less than another, both taken as normal.
  public double lessThan(Share other) {
    double deviation = Math.sqrt(variance() + other.variance());
    return normal((other.mean() - mean()) / deviation);
  }

  private double variance() {
    double sum = alpha + beta;
    return alpha * beta / (sum * sum * (sum + 1));
  }

  private double quantile(double p) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The regularised incomplete beta function (Press et al., Numerical Recipes, section 6.4).
  private double cumulative(double x) {
    double front =
        Math.exp(
            logGamma(alpha + beta)
                - logGamma(alpha)
                - logGamma(beta)
                + alpha * Math.log(x)
                + beta * Math.log(1 - x));
    return x < (alpha + 1) / (alpha + beta + 2)
        ? front * fraction(x, alpha, beta) / alpha
        : 1 - front * fraction(1 - x, beta, alpha) / beta;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / kept(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= 300; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / kept(1 + even * d);
      c = kept(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / kept(1 + odd * d);
      c = kept(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < 1e-12) {
        break;
      }
    }
    return h;
  }

  private static double kept(double value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
  }

  private static double logGamma(double x) {
    double sum = 1.000000000190015;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i + 1);
    }
    return (x + .5) * Math.log(x + 5.5) - (x + 5.5) + Math.log(2.5066282746310005 * sum / x);
  }

  /// The normal distribution, to 1e-7 (Abramowitz and Stegun 26.2.17).
  private static double normal(double z) {
    double t = 1 / (1 + .2316419 * Math.abs(z));
    double tail =
        Math.exp(-z * z / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (.319381530
                + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z > 0 ? 1 - tail : tail;
  }
}
