package io.shopkeeper.recommend.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearntOrdersTest {

  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final int LAMP = 0;
  private static final int BULB = 1;
  private static final int BAG = 2;
  private static final int COFFEE = 3;
  private static final CustomerId ANN = new CustomerId("ann");
  private static final CustomerId BEN = new CustomerId("ben");
  private static final List<CustomerId> CUSTOMERS =
      Stream.concat(
              Stream.of(ANN, BEN),
              IntStream.range(2, 40).mapToObj(number -> new CustomerId("c" + number)))
          .toList();
  private static final ProductIndex PRODUCTS =
      ProductIndex.of(IntStream.range(0, 4).mapToObj(item -> new ProductId("p" + item)).toList());

  private final List<PlacedOrder> orders = new ArrayList<>();

  @Test
  void aBestsellerThatIsInEveryOrderIsNoPartner() {
    lampsAndBulbs();
    assertThat(together(LAMP)).extracting(Recommendation::product).containsExactly(id(BULB));
  }

  @Test
  void theReasonHoldsTheCountsAndTheScoreFollowsFromThem() {
    lampsAndBulbs();
    Recommendation bulb = together(LAMP).getFirst();
    // 4 of the 5 orders with lamps hold bulbs, as do 5 of all 20.
    var reason = (Reason.InSameOrders) bulb.reasons().getFirst();
    assertThat(reason.together()).isEqualTo(4);
    assertThat(reason.ordersOfProduct()).isEqualTo(5);
    assertThat(reason.ordersOfThis()).isEqualTo(5);
    assertThat(reason.orders()).isEqualTo(20);
    assertThat(reason.lift()).isCloseTo(3.2, within(1e-9));
    assertThat(bulb.score()).isCloseTo(.8 * (1 - 1 / 3.2) * 4 / (4 + 5), within(1e-6));
  }

  @Test
  void aPairOfOneOrderIsACoincidence() {
    order(-1, 0, LAMP, BULB);
    order(-1, 1, BAG);
    assertThat(together(LAMP)).isEmpty();
  }

  @Test
  void aProductTwiceInAnOrderCountsOnce() {
    order(-1, 0, LAMP, LAMP, BULB);
    order(-1, 1, LAMP, BULB);
    order(-1, 2, BAG);
    assertThat(together(LAMP).getFirst().reasons())
        .singleElement()
        .isInstanceOfSatisfying(
            Reason.InSameOrders.class, same -> assertThat(same.ordersOfProduct()).isEqualTo(2));
  }

  @Test
  void whatIsBoughtEveryThirtyDaysIsDueOnTheThirtieth() {
    coffeeDrinkers();
    assertThat(again(ANN, 90 + 10)).isEmpty();
    Recommendation due = again(ANN, 90 + 30).getFirst();
    assertThat(due.product()).isEqualTo(id(COFFEE));
    var reason = (Reason.Due) due.reasons().getFirst();
    assertThat(reason.times()).isEqualTo(4);
    assertThat(reason.daysSince()).isEqualTo(30);
    assertThat(reason.usualDays()).isBetween(25.0, 31.0);
    assertThat(due.score()).isGreaterThan(again(ANN, 90 + 120).getFirst().score());
  }

  @Test
  void whoHasStoppedIsNotReminded() {
    coffeeDrinkers();
    assertThat(again(ANN, 90 + 365)).isEmpty();
  }

  @Test
  void twoOrdersOfADayAreOnePurchase() {
    order(0, 0, COFFEE);
    orders.add(new PlacedOrder(0, DAY / 2, new int[] {COFFEE}));
    order(0, 30, COFFEE);
    assertThat(again(ANN, 60).getFirst().reasons())
        .singleElement()
        .isInstanceOfSatisfying(
            Reason.Due.class,
            due -> {
              assertThat(due.times()).isEqualTo(2);
              assertThat(due.usualDays()).isCloseTo(30, within(1e-3));
            });
  }

  @Test
  void everyCustomerHasAnIntervalOfTheirOwn() {
    coffeeDrinkers();
    assertThat(again(BEN, 90 + 12)).extracting(Recommendation::product).contains(id(COFFEE));
    assertThat(again(ANN, 90 + 12)).extracting(Recommendation::product).doesNotContain(id(COFFEE));
  }

  @Test
  void whatIsSeldomBoughtTwiceComesAfterWhatIsAndIsLeftOutOnceThatIsCertain() {
    coffeeDrinkers();
    List<Recommendation> all = again(ANN, 90 + 40);
    assertThat(all).extracting(Recommendation::product).containsExactly(id(COFFEE), id(LAMP));
    assertThat(all.getFirst().score()).isGreaterThan(2 * all.getLast().score());
    for (int customer = 2; customer < 40; customer++) {
      order(customer, 50, LAMP);
    }
    assertThat(again(ANN, 90 + 40)).extracting(Recommendation::product).containsExactly(id(COFFEE));
  }

  @Test
  void aPurchaseSinceTheTrainingStartsTheIntervalAnewAndAReturnEndsIt() {
    coffeeDrinkers();
    assertThat(againAfter(Interaction.purchase(COFFEE, 1, 118 * DAY)))
        .extracting(Recommendation::product)
        .doesNotContain(id(COFFEE));
    assertThat(againAfter(Interaction.purchase(COFFEE, -1, 118 * DAY)))
        .extracting(Recommendation::product)
        .doesNotContain(id(COFFEE));
  }

  @Test
  void whereNothingIsKnownNothingIsSaid() {
    assertThat(again(ANN, 5)).isEmpty();
    assertThat(together(LAMP)).isEmpty();
    order(0, 0, LAMP);
    assertThat(again(ANN, 500)).as("nobody ever bought anything twice").isEmpty();
    assertThat(again(new CustomerId("stranger"), 500)).isEmpty();
    assertThat(together(LAMP)).isEmpty();
  }

  @Test
  void onlyWhatIsAdmissibleIsListed() {
    lampsAndBulbs();
    coffeeDrinkers();
    LearntOrders model = model(1);
    assertThat(model.boughtTogether(LAMP, _ -> false, 5)).isEmpty();
    assertThat(model.buyAgain(List.of(ANN), List.of(), 120 * DAY, item -> item != COFFEE, 5))
        .extracting(Recommendation::product)
        .doesNotContain(id(COFFEE));
  }

  @Test
  void whatIsReadBackAnswersTheSameAtAnyNumberOfThreads() throws IOException {
    lampsAndBulbs();
    coffeeDrinkers();
    var bytes = new ByteArrayOutputStream();
    model(2).write(new DataOutputStream(bytes));
    LearntOrders read =
        LearntOrders.read(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), PRODUCTS);
    assertThat(read.newest()).isEqualTo(90 * DAY);
    for (int item = 0; item < PRODUCTS.size(); item++) {
      assertThat(read.boughtTogether(item, _ -> true, 5))
          .isEqualTo(model(1).boughtTogether(item, _ -> true, 5));
    }
    assertThat(read.buyAgain(List.of(ANN), List.of(), 120 * DAY, _ -> true, 5))
        .isEqualTo(again(ANN, 120));
  }

  @Test
  void settingsThatAreNoNumbersAndEmptyOrdersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderSettings(10, Double.NaN, 5))
        .withMessageContaining("shrinkage");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderSettings(0, 5, 5))
        .withMessageContaining("partners");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlacedOrder(0, 0, new int[0]))
        .withMessageContaining("without items");
  }

  /// Twenty orders, a bag in each; five with lamps, four of those with bulbs, one more with bulbs.
  private void lampsAndBulbs() {
    for (int n = 0; n < 4; n++) {
      order(-1, 0, LAMP, BULB, BAG);
    }
    order(-1, 0, LAMP, BAG);
    order(-1, 0, BULB, BAG);
    for (int n = 0; n < 14; n++) {
      order(-1, 0, BAG);
    }
  }

  /// Ann buys coffee every 30 days, Ben every 10; Ann once bought a lamp.
  private void coffeeDrinkers() {
    for (int day = 0; day <= 90; day += 30) {
      order(0, day, COFFEE);
    }
    for (int day = 0; day <= 90; day += 10) {
      order(1, day, COFFEE);
    }
    order(0, 90, LAMP);
  }

  private void order(int customer, int day, int... items) {
    orders.add(new PlacedOrder(customer, day * DAY, items));
  }

  private List<Recommendation> together(int item) {
    return model(2).boughtTogether(item, _ -> true, 5);
  }

  private List<Recommendation> again(CustomerId customer, int day) {
    return model(2).buyAgain(List.of(customer), List.of(), day * DAY, _ -> true, 5);
  }

  private List<Recommendation> againAfter(Interaction since) {
    return model(2).buyAgain(List.of(ANN), List.of(since), 120 * DAY, _ -> true, 5);
  }

  private LearntOrders model(int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new OrderTrainer(OrderSettings.DEFAULT)
          .train(new ShopOrders(PRODUCTS, CUSTOMERS, orders), new Workers(pool, threads));
    }
  }

  private static ProductId id(int item) {
    return PRODUCTS.id(item);
  }
}
