package io.shopkeeper.recommend.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextBasketTest {

  private static final ProductIndex PRODUCTS = products(6);

  @Test
  void whatIsBoughtEveryTimeComesFirst() {
    BasketData data = data(PRODUCTS, "0 1|0 2|0 3|0 4", "1|2 5|3|1", "0 5|4|5 2");
    NextBasketModel model = train(data, NextBasketSettings.DEFAULT, 2);
    assertThat(model.rank(data.customers().getFirst(), 3)[0]).isZero();
  }

  @Test
  void anItemThatOthersBuyAgainBeatsOneThatIsBoughtOnce() {
    // Everybody comes back for 0 and nobody for 1; the last customer has had each once.
    BasketData data = data(PRODUCTS, "0 1|0|0|0", "0 1|0 2|0 3|0", "0 1|0|0 4|0", "0 1");
    NextBasketModel model = train(data, settings(0, 0, 0), 1);
    assertThat(model.rank(data.customers().getLast(), 2)).containsExactly(0, 1);
    List<Recommendation> both = model.recommend(data.customers().getLast(), 2);
    assertThat(both.getFirst().score()).isGreaterThan(2 * both.getLast().score());
  }

  @Test
  void whatOthersWentOnToFollows() {
    BasketData data = data(PRODUCTS, "0|1", "0|1", "0|1", "2|3", "2|3", "0");
    NextBasketModel model = train(data, settings(1, 0, 0), 1);
    Recommendation first =
        model.recommend(data.customers().getLast(), 6).stream()
            .filter(recommendation -> recommendation.product().equals(PRODUCTS.id(1)))
            .findFirst()
            .orElseThrow();
    // Three moments had 0 in the past, all followed by 1, beside ten of the prior.
    assertThat(first.reasons())
        .singleElement()
        .isEqualTo(new Reason.Followed(PRODUCTS.id(0), 3, (float) (3 / 13.0)));
  }

  @Test
  void reasonsAddUpToTheScoreAndRankAsTheListDoes() {
    BasketData data = random(60, 30, 3);
    NextBasketModel model = train(data, NextBasketSettings.DEFAULT, 2);
    for (BasketHistory customer : data.customers()) {
      List<Recommendation> recommended = model.recommend(customer, 10);
      assertThat(recommended)
          .extracting(recommendation -> data.products().item(recommendation.product()))
          .containsExactlyElementsOf(Arrays.stream(model.rank(customer, 10)).boxed().toList());
      assertThat(recommended)
          .allSatisfy(one ->
              assertThat(one.reasons().stream().mapToDouble(Reason::contribution).sum())
                  .isCloseTo(one.score(), within(1e-9)));
    }
  }

  @Test
  void aStrangerGetsWhatIsPopular() {
    BasketData data = data(PRODUCTS, "3 1|3", "3|3 2", "3 2");
    NextBasketModel model = train(data, NextBasketSettings.DEFAULT, 1);
    assertThat(model.rank(BasketHistory.EMPTY, 2)).startsWith(3);
    assertThat(model.recommend(BasketHistory.EMPTY, 1).getFirst().reasons())
        .singleElement()
        .isInstanceOf(Reason.OftenBought.class);
    assertThat(new PersonalFrequency(data).rank(BasketHistory.EMPTY, 3)).containsExactly(3, 2, 1);
  }

  @Test
  void oneCustomerOfOneBasketIsEnough() {
    BasketData data = data(PRODUCTS, "4 2");
    NextBasketModel model = train(data, NextBasketSettings.DEFAULT, 2);
    assertThat(model.rank(data.customers().getFirst(), 2)).containsExactlyInAnyOrder(2, 4);
  }

  @Test
  void withoutAnyBasketTheListIsOfWhatThereIs() {
    BasketData data = new BasketData(PRODUCTS, List.of(BasketHistory.EMPTY));
    assertThat(train(data, NextBasketSettings.DEFAULT, 1).rank(BasketHistory.EMPTY, 3)).hasSize(3);
  }

  @Test
  void theListsAreTheSameAtAnyNumberOfThreads() {
    BasketData data = random(200, 40, 7);
    int[][] one = lists(data, 1);
    assertThat(lists(data, 2)).isDeepEqualTo(one);
    assertThat(lists(data, 3)).isDeepEqualTo(one);
  }

  @Test
  void anItemTwiceInABasketCountsOnceAndEmptyBasketsAreNone() {
    BasketHistory history = BasketHistory.of(List.of(new int[] {3, 1, 3}, new int[0]));
    assertThat(history.size()).isEqualTo(1);
    assertThat(history.newest()).containsExactly(1, 3);
    assertThat(history.has(3)).isTrue();
    assertThat(history.has(2)).isFalse();
  }

  @Test
  void ofAVeryLongHistoryTheNewestBasketsAreKept() {
    BasketHistory history =
        BasketHistory.of(IntStream.range(0, 2_000).mapToObj(n -> new int[] {n % 5}).toList());
    assertThat(history.size()).isEqualTo(BasketHistory.MAX_BASKETS);
    var habits = new Habits(6, .5);
    habits.take(history);
    assertThat(habits.share(4)).isBetween(.5, .6);
  }

  @Test
  void personalFrequencyRanksByTimesThenRecencyThenPopularity() {
    BasketData data = data(PRODUCTS, "1 2|3 4|1", "4", "5 5|5");
    assertThat(new PersonalFrequency(data).rank(data.customers().getFirst(), 6))
        .containsExactly(1, 4, 3, 2, 5, 0);
  }

  @Test
  void itemsOutsideTheIndexAndSettingsThatAreNoNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data(PRODUCTS, "0 6"))
        .withMessageContaining("not from 0 to 5");
    for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NextBasketSettings(.9, 2, bad, 0, 0))
          .withMessageContaining("following");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NextBasketSettings(bad, 2, 1, 0, 0))
          .withMessageContaining("decay");
    }
  }

  private static int[][] lists(BasketData data, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var workers = new Workers(pool, threads);
      return new NextBasketTrainer(NextBasketSettings.DEFAULT)
          .train(data, workers)
          .rankAll(data.customers(), 10, workers);
    }
  }

  private static NextBasketModel train(BasketData data, NextBasketSettings settings, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new NextBasketTrainer(settings).train(data, new Workers(pool, threads));
    }
  }

  private static NextBasketSettings settings(double following, double alongside, double popular) {
    return new NextBasketSettings(.9, 2, following, alongside, popular);
  }

  private static ProductIndex products(int size) {
    return ProductIndex.of(
        IntStream.range(0, size).mapToObj(item -> new ProductId("p" + (100 + item))).toList());
  }

  /// Customers as `item item|item …`, a basket between bars.
  private static BasketData data(ProductIndex products, String... customers) {
    return new BasketData(
        products,
        Arrays.stream(customers)
            .map(customer ->
                BasketHistory.of(
                    Arrays.stream(customer.split("\\|"))
                        .map(basket ->
                            Arrays.stream(basket.split(" ")).mapToInt(Integer::parseInt).toArray())
                        .toList()))
            .toList());
  }

  private static BasketData random(int customers, int items, long seed) {
    RandomGenerator random = new Seed(seed).generator("baskets");
    var histories = new ArrayList<BasketHistory>();
    for (int customer = 0; customer < customers; customer++) {
      var baskets = new ArrayList<int[]>();
      for (int place = random.nextInt(1, 6); place > 0; place--) {
        baskets.add(random.ints(random.nextInt(1, 5), 0, items).toArray());
      }
      histories.add(BasketHistory.of(baskets));
    }
    return new BasketData(products(items), histories);
  }
}
