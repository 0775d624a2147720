package io.shopkeeper.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.profile.lifetime.GammaGamma.Spending;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LifetimeDrawsTest {
  private static final BetaGeometric PURCHASES = new BetaGeometric(.24, 4.4, .79, 2.4);
  private static final GammaGamma AMOUNTS = new GammaGamma(6.25, 3.74, 15.4);
  private static final Buyer BUYER = new Buyer(new History(5, 30, 38), new Spending(5, 35), 35);

  /// One future at a time: its interval is the future itself.
  @Test
  void theMeanOfFuturesIsThatOfTheModels() {
    var one = new LifetimeDraws(PURCHASES, AMOUNTS, 1);
    RandomGenerator random = new Seed(1).generator("futures");
    int futures = 40_000;
    double orders = 0;
    double worth = 0;
    for (int i = 0; i < futures; i++) {
      LifetimeDraws.Outlook future = one.of(BUYER, 39, random);
      orders += future.orders().low() / futures;
      worth += future.worth() == null ? Double.NaN : future.worth().low() / futures;
    }

    double expected = PURCHASES.expected(BUYER.history(), 39);
    assertThat(orders).isCloseTo(expected, within(.03 * expected));
    double amount = expected * AMOUNTS.expected(BUYER.spending());
    assertThat(worth).isCloseTo(amount, within(.04 * amount));
  }

  @Test
  void theSameSeedDrawsTheSameAndWhoMayHaveLeftMayOrderNothing() {
    var draws = new LifetimeDraws(PURCHASES, null, 1_000);

    LifetimeDraws.Outlook outlook = draws.of(BUYER, 13, new Seed(2).generator("c"));

    assertThat(outlook).isEqualTo(draws.of(BUYER, 13, new Seed(2).generator("c")));
    assertThat(outlook.orders().low()).isZero();
    assertThat(outlook.orders().high()).isGreaterThan(outlook.orders().estimate());
    assertThat(outlook.worth()).isNull();
  }
}
