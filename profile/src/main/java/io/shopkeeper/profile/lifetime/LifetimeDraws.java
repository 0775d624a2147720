package io.shopkeeper.profile.lifetime;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Gamma;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What may become of one customer: futures drawn from what BG/NBD and Gamma–Gamma know of them
/// after their history. Given that they have not dropped out, λ ~ Gamma(r + x, α + T), p ~ Beta(a,
/// b + x) and ν ~ Gamma(q + p x, v + x m̄), each independently, as the likelihood factorises
/// (Fader, Hardie and Lee 2005, equation 3).
///
/// The parameters of the models are taken as known: intervals are a little too narrow where few
/// customers were learned from. O(draws · orders) a customer.
///
/// @param amounts null if they cannot be told
public record LifetimeDraws(BetaGeometric purchases, @Nullable GammaGamma amounts, int draws) {
  private static final double LEVEL = .9;

  /// Orders and what they are worth, each with the 5th and 95th of 100 futures and the mean that
  /// the models tell exactly.
  ///
  /// @param worth in the unit of amounts; null if it cannot be told
  public record Outlook(Interval orders, @Nullable Interval worth) {}

  /// @param weeks ahead
  public Outlook of(Buyer buyer, double weeks, RandomGenerator random) {
    double[] orders = new double[draws];
    double[] worth = new double[draws];
    double alive = purchases.alive(buyer.history());
    for (int i = 0; i < draws; i++) {
      orders[i] = orders(buyer.history(), alive, weeks, random);
      worth[i] = amounts == null ? 0 : worth(amounts, orders[i], buyer.spending(), random);
    }
    double mean = purchases.expected(buyer.history(), weeks);
    return new Outlook(
        interval(orders, mean),
        amounts == null ? null : interval(worth, mean * amounts.expected(buyer.spending())));
  }

  private int orders(History history, double alive, double weeks, RandomGenerator random) {
    if (random.nextDouble() >= alive) {
      return 0;
    }
    int x = history.repeats();
    double rate = Gamma.draw(purchases.r() + x, random) / (purchases.alpha() + history.age());
    double leaving = beta(purchases.a(), purchases.b() + x, random);
    int orders = 0;
    double time = random.nextExponential() / rate;
    while (time <= weeks) {
      orders++;
      if (random.nextDouble() < leaving) {
        break;
      }
      time += random.nextExponential() / rate;
    }
    return orders;
  }

  private static double worth(
      GammaGamma amounts, double orders, GammaGamma.Spending spending, RandomGenerator random) {
    if (orders == 0) {
      return 0;
    }
    int x = spending.repeats();
    double scale =
        Gamma.draw(amounts.q() + amounts.p() * x, random) / (amounts.v() + x * spending.mean());
    return Gamma.draw(amounts.p() * orders, random) / scale;
  }

  private static Interval interval(double[] values, double mean) {
    Arrays.sort(values);
    int tail = (int) (values.length * (1 - LEVEL) / 2);
    return new Interval(values[tail], mean, values[values.length - 1 - tail], LEVEL);
  }

  private static double beta(double a, double b, RandomGenerator random) {
    double one = Gamma.draw(a, random);
    return one / (one + Gamma.draw(b, random));
  }
}
