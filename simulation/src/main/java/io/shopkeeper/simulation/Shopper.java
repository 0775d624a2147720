package io.shopkeeper.simulation;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Seed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A customer and the taste that decides what they do.
///
/// @param aisles how much each aisle draws them
/// @param style the one they like
/// @param affluence the logarithm of the luxury they prefer
/// @param visits how many to expect in 30 days
/// @param thrift elasticity of what they put into the cart by its price, from 0
/// @param fickleness probability that they leave for good after an order
record Shopper(
    Customer customer,
    double[] aisles,
    int style,
    double affluence,
    double visits,
    double thrift,
    double fickleness,
    boolean chinese) {

  private static final double OTHER_STYLE = .3;
  private static final double OTHER_AISLE = .02;
  private static final double AFFLUENCE_SPREAD = .35;

  /// The mean of [#visits], whatever the spread.
  static final double MEAN_VISITS = 2;

  private static final double VISITS_SPREAD = 1;

  /// Elasticities of products by their price, and their standard deviation (Bijmolt, van Heerde and
  /// Pieters 2005: 1,851 of them).
  private static final double MEAN_THRIFT = 2.62;

  private static final double THRIFT_DEVIATION = 2.21;

  /// Of customers of CDNOW, as BG/NBD sees them (Fader, Hardie and Lee 2005, table 2).
  private static final double FICKLE_A = .793;

  private static final double FICKLE_B = 2.426;

  private static final double MEDIAN_INCOME = 38_000;
  private static final double INCOME_SPREAD = .35;
  private static final double TELL_INCOME = .4;

  /// Makes up the `number`-th customer.
  static Shopper of(
      int number, int aisleCount, int styleCount, boolean chinese, Currency currency, Seed seed) {
    RandomGenerator random = seed.generator("shopper-" + number);
    double[] aisles = new double[aisleCount];
    Arrays.fill(aisles, OTHER_AISLE);
    double share = 1;
    for (int favourite = 0; favourite < 3; favourite++) {
      aisles[random.nextInt(aisleCount)] += share;
      share /= 2;
    }
    Integer age = random.nextDouble() < .6 ? Integer.valueOf(18 + random.nextInt(58)) : null;
    String gender = gender(random);
    Consent consent = consent(random);
    int style = random.nextInt(styleCount);
    double affluence = .3 * random.nextGaussian();
    var customer =
        new Customer(
            new CustomerId("C%05d".formatted(number + 1)),
            age,
            gender,
            income(affluence, currency, random),
            consent,
            Map.of("language", chinese ? "zh" : "en"));
    return new Shopper(
        customer,
        aisles,
        style,
        affluence,
        MEAN_VISITS
            * Math.exp(VISITS_SPREAD * random.nextGaussian() - VISITS_SPREAD * VISITS_SPREAD / 2),
        thrift(random.nextGaussian()),
        fickleness(random.nextDouble()),
        chinese);
  }

  /// Log-normal.
  private static double thrift(double gaussian) {
    double share = THRIFT_DEVIATION / MEAN_THRIFT;
    double variance = Math.log1p(share * share);
    return MEAN_THRIFT * Math.exp(Math.sqrt(variance) * gaussian - variance / 2);
  }

  /// Kumaraswamy's distribution, which is near the beta distribution of the same parameters and
  /// drawn by its inverse.
  private static double fickleness(double uniform) {
    return Math.pow(1 - Math.pow(1 - uniform, 1 / FICKLE_B), 1 / FICKLE_A);
  }

  /// How probably this customer puts something into the cart, at the usual price of its aisle 1.
  ///
  /// @param off share of the price that is off
  double affords(Article article, double off) {
    return Math.exp(-thrift * (article.logLuxury() + Math.log1p(-off)));
  }

  /// How much an article draws this customer, beside what it draws everybody.
  double liking(Article article) {
    double distance = (article.logLuxury() - affluence) / AFFLUENCE_SPREAD;
    return aisles[article.aisle()]
        * (article.style() == style ? 1 : OTHER_STYLE)
        * Math.exp(-.5 * distance * distance);
  }

  /// Who has more prefers what is dearer; most do not say what they have.
  private static @Nullable Money income(
      double affluence, Currency currency, RandomGenerator random) {
    double year = MEDIAN_INCOME * Math.exp(affluence + INCOME_SPREAD * random.nextGaussian());
    return random.nextDouble() < TELL_INCOME
        ? Money.of(BigDecimal.valueOf(Math.round(year / 100) * 100), currency)
        : null;
  }

  private static @Nullable String gender(RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw < .4) {
      return "female";
    }
    return draw < .75 ? "male" : null;
  }

  private static Consent consent(RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw < .04) {
      return new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION));
    }
    return draw < .4 ? new Consent(Set.of(Consent.Purpose.MARKETING), Set.of()) : Consent.UNKNOWN;
  }
}
