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

  @Test
  void theReasonsMultiplyToWhatIsExpected() {
    var because = LifetimeReasons.of(PURCHASES, AMOUNTS, BUYER, 39);

    double orders = PURCHASES.expected(BUYER.history(), 39);
    assertThat(because.alive() * because.ordersIfStill()).isCloseTo(orders, within(1e-12));
    assertThat(because.amount()).isEqualTo(AMOUNTS.expected(BUYER.spending()));
    assertThat(because.ordersIfStill())
        .as("who ordered five times again orders oftener than a new customer")
        .isGreaterThan(because.ordersOfNew());
    var fresh = new Buyer(new History(0, 0, 0), new Spending(0, 0), 20);
    assertThat(LifetimeReasons.of(PURCHASES, null, fresh, 39))
        .extracting(LifetimeReasons::alive, LifetimeReasons::amount)
        .containsExactly(1.0, Double.NaN);
    assertThat(LifetimeReasons.of(PURCHASES, null, fresh, 39).ordersIfStill())
        .as("whoever has just ordered for the first time is a new customer")
        .isCloseTo(because.ordersOfNew(), within(1e-9));
  }
}
