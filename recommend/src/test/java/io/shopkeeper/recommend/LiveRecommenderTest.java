package io.shopkeeper.recommend;

import static io.shopkeeper.recommend.SmallShop.catalogue;
import static io.shopkeeper.recommend.SmallShop.product;
import static io.shopkeeper.recommend.SmallShop.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Campers buy tents, mats and stoves; cooks buy pans, knives and boards; boards are bought most.
class LiveRecommenderTest {

  private static final String[] ALL = {"tent", "mat", "stove", "pan", "knife", "board"};

  private final SmallShop shop =
      new SmallShop()
          .buys("ann", "tent", "mat", "stove")
          .buys("ben", "tent", "mat", "stove")
          .buys("cem", "tent", "mat")
          .buys("dan", "pan", "knife", "board")
          .buys("eva", "pan", "knife", "board")
          .buys("fay", "knife", "board")
          .buys("gus", "board")
          .buys("hal", "tent");
  private final LiveRecommender recommender = live(LiveSettings.DEFAULT);

  @Test
  void aCustomerGetsWhatGoesWithWhatTheyBought() {
    Recommendations answer = recommender.recommend(forCustomer("hal", 2));
    assertThat(products(answer)).isEqualTo("mat stove");
    assertThat(answer.basis()).isEqualTo(Basis.CUSTOMER_HISTORY);
    assertThat(answer.modelVersion()).isEqualTo("test-1");
  }

  @Test
  void theReasonNamesThePurchaseAndHowManyCustomersHaveBoth() {
    Reason first =
        recommender.recommend(forCustomer("hal", 1)).items().getFirst().reasons().getFirst();
    assertThat(first)
        .isInstanceOfSatisfying(
            Reason.BecauseOf.class,
            because -> {
              assertThat(because.product()).isEqualTo(new ProductId("tent"));
              assertThat(because.relation()).isEqualTo(Relation.BOUGHT);
              assertThat(because.customersInCommon()).isEqualTo(3);
            });
  }

  @Test
  void popularProductsFillUpAfterThePersonalOnes() {
    assertThat(products(recommender.recommend(forCustomer("hal", 10))))
        .isEqualTo("mat stove board knife pan");
  }

  @Test
  void reasonsAddUpToTheScoreAndScoresFall() {
    for (String customer : List.of("ann", "cem", "dan", "hal", "nobody")) {
      List<Recommendation> items = recommender.recommend(forCustomer(customer, 10)).items();
      for (Recommendation item : items) {
        double sum = item.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(sum).isCloseTo(item.score(), within(1e-12));
      }
      assertThat(items.stream().map(item -> -item.score()).toList()).isSorted();
    }
  }

  @Test
  void anUnknownCustomerGetsThePopularProducts() {
    Recommendations answer = recommender.recommend(forCustomer("nobody", 2));
    assertThat(answer.basis()).isEqualTo(Basis.POPULAR);
    assertThat(products(answer)).startsWith("board");
  }

  @Test
  void aViewInThisVisitChangesTheNextAnswer() {
    ForCustomer request = ForCustomer.of(new SessionId("s"), 2);
    assertThat(recommender.recommend(request).basis()).isEqualTo(Basis.POPULAR);
    recommender.observe(shop.logged(shop.view(null, "s", "stove")));
    Recommendations answer = recommender.recommend(request);
    assertThat(answer.basis()).isEqualTo(Basis.SESSION_HISTORY);
    assertThat(products(answer)).isEqualTo("mat tent");
  }

  @Test
  void aVisitBelongsToItsCustomerOnceTheyAreKnown() {
    recommender.observe(shop.logged(shop.view(null, "s", "stove")));
    recommender.observe(shop.logged(shop.view("new", "s", "stove")));
    Recommendations answer = recommender.recommend(forCustomer("new", 2));
    assertThat(answer.basis()).isEqualTo(Basis.CUSTOMER_HISTORY);
    assertThat(products(answer)).isEqualTo("mat tent");
  }

  @Test
  void aVisitBelongsToItsCustomerAlsoWhereAModelWasTrainedInBetween() {
    ShopEvent anonymous = shop.view(null, "s", "stove");
    recommender.observe(shop.logged(anonymous));
    shop.add(anonymous);
    recommender.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    recommender.observe(shop.logged(shop.view("new", "s", "board")));
    Recommendations answer = recommender.recommend(forCustomer("new", 10));
    assertThat(answer.items().stream().flatMap(item -> item.reasons().stream()))
        .filteredOn(Reason.BecauseOf.class::isInstance)
        .extracting(reason -> ((Reason.BecauseOf) reason).product().value())
        .contains("stove", "board");
  }

  @Test
  void whatWasBoughtIsNotOfferedAgain() {
    assertThat(products(recommender.recommend(forCustomer("ann", 10))))
        .isEqualTo("board knife pan");
    recommender.observe(shop.logged(shop.purchase("ann", "pan")));
    assertThat(products(recommender.recommend(forCustomer("ann", 10)))).isEqualTo("knife board");
  }

  @Test
  void aShopThatSellsTheSameAgainMayOfferWhatWasBought() {
    LiveRecommender again = live(new LiveSettings(true, 100));
    assertThat(products(again.recommend(forCustomer("ann", 10)))).contains("tent", "mat", "stove");
  }

  @Test
  void whatWasSentBackSpeaksForNothingAndIsNotOfferedAgain() {
    recommender.observe(shop.logged(shop.refund("hal", "tent")));
    Recommendations answer = recommender.recommend(forCustomer("hal", 10));
    assertThat(answer.basis()).isEqualTo(Basis.POPULAR);
    assertThat(products(answer)).doesNotContain("tent");
  }

  @Test
  void whatThePageShowsAlreadyIsLeftOut() {
    var request = new ForCustomer(new CustomerId("hal"), null, 1, Set.of(new ProductId("mat")));
    assertThat(products(recommender.recommend(request))).isEqualTo("stove");
  }

  @Test
  void whatIsOutOfStockOrNotInTheCatalogueIsLeftOut() {
    recommender.productsChanged(List.of(product("mat", false)));
    assertThat(products(recommender.recommend(forCustomer("hal", 1)))).isEqualTo("stove");
    var empty = new LiveRecommender(LiveSettings.DEFAULT);
    empty.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    assertThat(empty.recommend(forCustomer("hal", 5)).items()).isEmpty();
  }

  @Test
  void aCustomerWhoRefusedPersonalisationGetsWhatEverybodyGets(@TempDir Path directory) {
    var refusal = new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION));
    recommender.observe(shop.logged(shop.view("hal", "s", "stove")));
    try (Store store = store(directory)) {
      store.facts().putCustomers(List.of(customer("hal", refusal)));
      recommender.refresh(store.facts());
      for (ForCustomer request :
          List.of(forCustomer("hal", 6), ForCustomer.of(new SessionId("s"), 6))) {
        Recommendations answer = recommender.recommend(request);
        assertThat(answer.basis()).isEqualTo(Basis.PERSONALISATION_REFUSED);
        assertThat(products(answer))
            .isEqualTo(products(recommender.recommend(forCustomer("nobody", 6))));
      }
      store.facts().putCustomers(List.of(customer("hal", Consent.UNKNOWN)));
      recommender.refresh(store.facts());
    }
    assertThat(recommender.recommend(forCustomer("hal", 1)).basis())
        .isEqualTo(Basis.CUSTOMER_HISTORY);
  }

  @Test
  void similarProductsExplainTheirSimilarityAsAProduct() {
    Recommendations answer = recommender.recommend(new SimilarTo(new ProductId("tent"), 2));
    assertThat(answer.basis()).isEqualTo(Basis.NEIGHBOURS);
    assertThat(products(answer)).isEqualTo("mat stove");
    assertThat(answer.items().getFirst().reasons().getFirst())
        .isInstanceOfSatisfying(
            Reason.Alike.class,
            alike -> {
              assertThat(alike.customersInCommon()).isEqualTo(3);
              assertThat(alike.cosine() * alike.shrinkage() * alike.popularity())
                  .isCloseTo(alike.contribution(), within(1e-9));
            });
  }

  @Test
  void aProductWithoutNeighboursHasThePopularOnesOfItsCategory() {
    recommender.productsChanged(
        List.of(
            product("hammock", true, "Outdoor", "Rest"),
            product("stove", true, "Outdoor", "Fire"),
            product("tent", true, "Outdoor", "Shelter")));
    Recommendations answer = recommender.recommend(new SimilarTo(new ProductId("hammock"), 5));
    assertThat(answer.basis()).isEqualTo(Basis.SAME_CATEGORY);
    assertThat(products(answer)).isEqualTo("tent stove");
  }

  @Test
  void anUnknownProductHasNothingSimilarAndTheAnswerSaysSo() {
    Recommendations answer = recommender.recommend(new SimilarTo(new ProductId("?"), 5));
    assertThat(answer.items()).isEmpty();
    assertThat(answer.basis()).isEqualTo(Basis.UNKNOWN_PRODUCT);
  }

  @Test
  void beforeTheFirstTrainingThereIsNothingToOffer() {
    var untrained = new LiveRecommender(LiveSettings.DEFAULT);
    assertThat(untrained.recommend(forCustomer("hal", 5)).basis()).isEqualTo(Basis.NO_MODEL);
  }

  @Test
  void aNewModelTakesOverWhatHappenedSinceTheOldOne() {
    shop.add(shop.purchase("hal", "mat"));
    recommender.observe(shop.logged(shop.view("hal", null, "pan")));
    recommender.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    assertThat(products(recommender.recommend(forCustomer("hal", 10))))
        .contains("stove")
        .doesNotContain("mat", "tent");
  }

  @Test
  void manyThreadsMayAskWhileEventsArriveAndModelsChange() throws Exception {
    TrainedRecommender other = shop.train(ItemNeighbourSettings.DEFAULT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        String session = "s" + n % 20;
        int number = n;
        tasks.add(() -> {
          if (number % 50 == 0) {
            recommender.swap(other);
          }
          recommender.observe(shop.logged(shop.view(null, session, ALL[number % ALL.length])));
          return recommender.recommend(ForCustomer.of(new SessionId(session), 3)).items().size();
        });
      }
      for (var answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isEqualTo(3);
      }
    }
  }

  private LiveRecommender live(LiveSettings settings) {
    var live = new LiveRecommender(settings);
    live.productsChanged(catalogue(ALL));
    live.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    return live;
  }

  private static ForCustomer forCustomer(String customer, int count) {
    return ForCustomer.of(new CustomerId(customer), count);
  }

  private static Store store(Path directory) {
    var shop =
        new Shop(
            new ShopId("small"),
            "Small",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    return DuckStore.open(directory, shop, InstantSource.system());
  }

  private static Customer customer(String id, Consent consent) {
    return new Customer(new CustomerId(id), null, null, null, consent, Map.of());
  }
}
