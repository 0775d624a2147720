package io.shopkeeper.profile.lifetime;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Gamma;
import io.shopkeeper.profile.ProfileException;
import java.util.List;

/// Gamma–Gamma (Fader and Hardie 2013, equations 1 and 5): what a purchase of a customer is worth.
///
/// Amounts ~ Gamma(p, ν) with ν ~ Gamma(q, v); the mean of all customers, `p v / (q − 1)`, is
/// finite for q above 1 only.
public record GammaGamma(double p, double q, double v) {

  public GammaGamma {
    if (!(p > 0 && q > 0 && v > 0)) {
      throw new IllegalArgumentException(
          "parameters must be above 0: %s, %s, %s".formatted(p, q, v));
    }
  }

  /// A customer's repeat purchases.
  ///
  /// @param repeats how many
  /// @param mean of their amounts, above 0 if there are any
  public record Spending(int repeats, double mean) {}

  /// A fitted model, its parameters' 95 % intervals in the order p, q, v, and its log-likelihood.
  public record Fit(GammaGamma model, List<Interval> intervals, double logLikelihood) {}

  /// Fits to those with repeat purchases whose mean is above 0.
  ///
  /// @throws ProfileException if there are none
  public static Fit fit(List<Spending> customers) {
    List<Spending> known = customers.stream().filter(c -> c.repeats > 0 && c.mean > 0).toList();
    if (known.isEmpty()) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "none of %,d customers has repeat purchases of a positive amount: values cannot be"
                  .formatted(customers.size())
              + " foretold");
    }
    double scale = known.stream().mapToDouble(Spending::mean).average().orElse(1);
    MaximumLikelihood found =
        MaximumLikelihood.of(
            p -> new GammaGamma(p[0], p[1], p[2]).logLikelihood(known), 2, 3, scale);
    double[] p = found.parameters();
    return new Fit(new GammaGamma(p[0], p[1], p[2]), found.intervals(), found.logLikelihood());
  }

  /// The log-likelihood of these parameters, customers without repeat purchases left out.
  public double logLikelihood(List<Spending> customers) {
    double constant = q * Math.log(v) - Gamma.log(q);
    double sum = 0;
    for (Spending customer : customers) {
      if (customer.repeats > 0 && customer.mean > 0) {
        double px = p * customer.repeats;
        sum +=
            constant
                + Gamma.log(px + q)
                - Gamma.log(px)
                + (px - 1) * Math.log(customer.mean)
                + px * Math.log(customer.repeats)
                - (px + q) * Math.log(v + customer.repeats * customer.mean);
      }
    }
    return sum;
  }

  /// The mean amount of all customers; infinite if q is at most 1.
  public double mean() {
    return q > 1 ? p * v / (q - 1) : Double.POSITIVE_INFINITY;
  }

  /// The mean amount to be expected of a customer: their own, drawn to that of all the more the
  /// fewer purchases they made.
  public double expected(Spending customer) {
    double px = p * customer.repeats;
    return customer.repeats == 0
        ? mean()
        : p * (v + customer.repeats * customer.mean) / (px + q - 1);
  }
}
