package io.shopkeeper.profile.customer;

import io.shopkeeper.profile.customer.PricedLooks.Answers;
import io.shopkeeper.profile.lifetime.MaximumLikelihood;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How customers answer to prices: a mixed logit with a log-normal coefficient (Train, "Discrete
/// choice methods with simulation", 2009, chapter 6).
///
/// The odds that what is looked at is put into the cart are `odds · (price / usual)^−θ`, the usual
/// price being the geometric mean of the innermost category and θ the customer's own, log-normal
/// among customers. What a customer has is left out where it is of a kind that nobody buys again.
/// The three parameters are those by which all answers are likeliest, θ summed over a grid; then θ
/// of a customer is pulled to the median of all by Bayes' rule.
public final class PriceResponse {
  private static final int LEAST_LOOKS = 200;
  private static final int LEAST_CARTS = 50;

  /// Customers learned from, drawn evenly.
  private static final int MOST = 5_000;

  /// Standard deviations of ln θ that are tried.
  private static final double[] GRID =
      IntStream.rangeClosed(-12, 12).mapToDouble(i -> i / 4.0).toArray();

  private static final double[] LOG_WEIGHTS = logWeights();

  /// Of a shop that has seen too little.
  static final PriceResponse UNKNOWN =
      new PriceResponse(Double.NaN, Double.NaN, Double.NaN, Set.of());

  private final double[] thetas;
  private final Likelihoods likelihoods;
  private final Set<Integer> boughtAgain;

  /// @param odds at the usual price
  /// @param median of θ
  /// @param spread standard deviation of ln θ
  /// @param boughtAgain kinds of which customers buy again what they have
  private PriceResponse(double odds, double median, double spread, Set<Integer> boughtAgain) {
    thetas = Arrays.stream(GRID).map(z -> median * Math.exp(spread * z)).toArray();
    likelihoods = Likelihoods.of(odds, thetas);
    this.boughtAgain = Set.copyOf(boughtAgain);
  }

  /// Learns from everyone; the same customers give the same, in whatever order they did what they
  /// did.
  static PriceResponse of(Map<String, CustomerTally> customers) {
    Set<Integer> again = boughtAgain(customers.values());
    List<CustomerTally> sorted = List.copyOf(new TreeMap<>(customers).values());
    int step = Math.ceilDiv(Math.max(1, sorted.size()), MOST);
    List<Answers> answers =
        IntStream.range(0, Math.ceilDiv(sorted.size(), step))
            .mapToObj(i -> sorted.get(i * step).priced.answers(again))
            .filter(one -> Arrays.stream(one.looked()).sum() > 0)
            .toList();
    long looks = answers.stream().flatMapToInt(one -> Arrays.stream(one.looked())).sum();
    long carts = answers.stream().flatMapToInt(one -> Arrays.stream(one.carted())).sum();
    if (looks < LEAST_LOOKS || carts < LEAST_CARTS || carts == looks) {
      return UNKNOWN;
    }
    double[] likeliest =
        MaximumLikelihood.of(
                p -> {
                  Likelihoods tried = new PriceResponse(p[0], p[1], p[2], again).likelihoods;
                  return answers.stream().mapToDouble(one -> total(tried.of(one))).sum();
                },
                (double) carts / (looks - carts),
                1,
                .5)
            .parameters();
    return new PriceResponse(likeliest[0], likeliest[1], likeliest[2], again);
  }

  /// Kinds of which customers buy again what they have.
  static Set<Integer> boughtAgain(Collection<CustomerTally> customers) {
    Map<Integer, PricedLooks.Habit> habits = new HashMap<>();
    customers.forEach(customer -> customer.priced.count(habits));
    return habits.entrySet().stream()
        .filter(habit -> habit.getValue().boughtAgain())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// θ of a customer, its geometric mean by what they did; `NaN` if too little is known of the
  /// shop.
  double sensitivity(PricedLooks looks) {
    double[] logs = likelihoods.of(looks.answers(boughtAgain));
    double all = total(logs);
    double mean = 0;
    for (int g = 0; g < thetas.length; g++) {
      mean += Math.exp(logs[g] - all) * Math.log(thetas[g]);
    }
    return Math.exp(mean);
  }

  /// Logarithms of the probabilities of either answer, by bin of price and θ.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Likelihoods(double[][] carted, double[][] left) {

    static Likelihoods of(double odds, double[] thetas) {
      double[][] carted = new double[PricedLooks.BINS][thetas.length];
      double[][] left = new double[PricedLooks.BINS][thetas.length];
      for (int bin = 0; bin < PricedLooks.BINS; bin++) {
        for (int g = 0; g < thetas.length; g++) {
          double margin = Math.log(odds) - thetas[g] * PricedLooks.middle(bin);
          carted[bin][g] = -softplus(-margin);
          left[bin][g] = -softplus(margin);
        }
      }
      return new Likelihoods(carted, left);
    }

    /// Of θ together with what a customer did.
    double[] of(Answers answers) {
      double[] logs = LOG_WEIGHTS.clone();
      for (int bin = 0; bin < PricedLooks.BINS; bin++) {
        int in = answers.carted()[bin];
        int out = answers.looked()[bin] - in;
        for (int g = 0; g < logs.length && in + out > 0; g++) {
          logs[g] += in * carted[bin][g] + out * left[bin][g];
        }
      }
      return logs;
    }
  }

  private static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /// The logarithm of the sum of the exponentials.
  private static double total(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    return most + Math.log(Arrays.stream(logs).map(one -> Math.exp(one - most)).sum());
  }

  private static double[] logWeights() {
    double[] normal = Arrays.stream(GRID).map(z -> -z * z / 2).toArray();
    double all = total(normal);
    return Arrays.stream(normal).map(one -> one - all).toArray();
  }
}
