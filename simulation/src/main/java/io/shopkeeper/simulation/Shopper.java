package io.shopkeeper.simulation;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import java.util.Arrays;
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

  /// The same mean of visits whatever the spread.
  private static final double MEAN_VISITS = 2;

  private static final double VISITS_SPREAD = 1;

  /// Elasticities of products by their price, and their standard deviation (Bijmolt, van Heerde and
  /// Pieters 2005: 1,851 of them).
  private static final double MEAN_THRIFT = 2.62;

  private static final double THRIFT_DEVIATION = 2.21;

  /// Of customers of CDNOW, as BG/NBD sees them (Fader, Hardie and Lee 2005, table 2).
  private static final double FICKLE_A = .793;

  private static final double FICKLE_B = 2.426;

  /// Makes up the `number`-th customer.
  static Shopper of(int number, int aisleCount, int styleCount, boolean chinese, Seed seed) {
    RandomGenerator random = seed.generator("shopper-" + number);
    double[] aisles = new double[aisleCount];
    Arrays.fill(aisles, OTHER_AISLE);
    double share = 1;
    for (int favourite = 0; favourite < 3; favourite++) {
      aisles[random.nextInt(aisleCount)] += share;
      share /= 2;
    }
    var customer =
        new Customer(
            new CustomerId("C%05d".formatted(number + 1)),
            random.nextDouble() < .6 ? Integer.valueOf(18 + random.nextInt(58)) : null,
            gender(random),
            null,
            consent(random),
            Map.of("language", chinese ? "zh" : "en"));
    return new Shopper(
        customer,
        aisles,
        random.nextInt(styleCount),
        .3 * random.nextGaussian(),
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
  double affords(Article article) {
    return Math.pow(article.luxury(), -thrift);
  }

  /// How much an article draws this customer, beside what it draws everybody.
  double liking(Article article) {
    double distance = (Math.log(article.luxury()) - affluence) / AFFLUENCE_SPREAD;
    return aisles[article.aisle()]
        * (article.style() == style ? 1 : OTHER_STYLE)
        * Math.exp(-.5 * distance * distance);
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
