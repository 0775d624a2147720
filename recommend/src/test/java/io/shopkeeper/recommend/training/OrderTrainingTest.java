package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.recommend.TrainedOrders;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From events in a real store to answers.
class OrderTrainingTest {

  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private Store store;

  private int events;

  @BeforeEach
  void open(@TempDir Path directory) {
    var shop = new Shop(new ShopId("test"), "Test", ZoneId.of("UTC"), EURO, Locale.ENGLISH);
    store = DuckStore.open(directory, shop, InstantSource.fixed(START));
    putProduct("coffee", true);
    putProduct("filter", true);
    putProduct("mug", true);
    var loaded = new ArrayList<ShopEvent>();
    for (int day = 0; day <= 90; day += 30) {
      loaded.add(purchase("ann", day, "coffee", "filter"));
      loaded.add(purchase("ben", day, "coffee", "filter"));
      loaded.add(purchase(null, day, "mug"));
    }
    store.log().load(loaded.iterator());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theFileReadBackAnswersAsTheModelJustTrained() {
    TrainedOrders trained = train();
    TrainedOrders read = OrderTraining.newest(store).orElseThrow();
    assertThat(read.version()).isEqualTo(trained.version()).isEqualTo("orders-1");
    assertThat(read.provenance()).isEqualTo(trained.provenance());
    assertThat(trained.provenance().measures()).containsEntry("orders", "12");
    int coffee = read.model().products().item(new ProductId("coffee"));
    assertThat(read.model().boughtTogether(coffee, _ -> true, 5))
        .isNotEmpty()
        .isEqualTo(trained.model().boughtTogether(coffee, _ -> true, 5));
  }

  @Test
  void anOrderSentBackDoesNotCount() {
    store.log().load(List.of(refund("ben", 91, null, "coffee", "filter")).iterator());
    assertThat(train().provenance().measures()).containsEntry("orders", "12");
    ShopEvent both = purchase("cem", 92, "coffee", "mug");
    store.log().load(List.of(both, refund("cem", 93, both, "mug")).iterator());
    TrainedOrders trained = train();
    assertThat(trained.provenance().measures()).containsEntry("orders", "13");
    int mug = trained.model().products().item(new ProductId("mug"));
    assertThat(trained.model().boughtTogether(mug, _ -> true, 5)).isEmpty();
  }

  @Test
  void whatIsDueIsToldFromTheNewestEventAndAPurchaseSettlesIt() {
    LiveRecommender live = live();
    assertThat(buyAgain(live, "ann")).as("just bought").isEmpty();
    observe(live, purchase("zoe", 120, "mug"));
    assertThat(buyAgain(live, "ann")).containsExactlyInAnyOrder("coffee", "filter");
    observe(live, purchase("ann", 120, "coffee"));
    assertThat(buyAgain(live, "ann")).containsExactly("filter");
  }

  @Test
  void whatIsOutOfStockOrExcludedIsNotOffered() {
    putProduct("filter", false);
    LiveRecommender live = live();
    observe(live, purchase("zoe", 120, "mug"));
    assertThat(buyAgain(live, "ann")).containsExactly("coffee");
    assertThat(together(live, "coffee").items()).isEmpty();
    var excluding = new BuyAgain(new CustomerId("ann"), null, 5, Set.of(new ProductId("coffee")));
    assertThat(live.recommend(excluding).items()).isEmpty();
  }

  @Test
  void whoRefusedPersonalisationIsToldNothingOfTheirPurchases() {
    store
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId("ann"),
                    null,
                    null,
                    null,
                    new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION)),
                    Map.of())));
    LiveRecommender live = live();
    observe(live, purchase("zoe", 120, "mug"));
    Recommendations answer = live.recommend(new BuyAgain(new CustomerId("ann"), null, 5, Set.of()));
    assertThat(answer.basis()).isEqualTo(Basis.PERSONALISATION_REFUSED);
    assertThat(answer.items()).isEmpty();
    assertThat(buyAgain(live, "ben")).isNotEmpty();
  }

  @Test
  void unknownProductsUnsoldProductsAndNoModelAreToldApart() {
    putProduct("new", true);
    LiveRecommender live = live();
    assertThat(together(live, "nope").basis()).isEqualTo(Basis.UNKNOWN_PRODUCT);
    assertThat(together(live, "new").basis()).isEqualTo(Basis.SAME_ORDERS);
    assertThat(together(live, "coffee").basis()).isEqualTo(Basis.SAME_ORDERS);
    assertThat(buyAgain(live, "stranger")).isEmpty();
    var untrained = new LiveRecommender(LiveSettings.DEFAULT);
    assertThat(together(untrained, "coffee").basis()).isEqualTo(Basis.NO_MODEL);
    assertThat(untrained.recommend(new BuyAgain(new CustomerId("ann"), null, 5, Set.of())).basis())
        .isEqualTo(Basis.NO_MODEL);
  }

  @ParameterizedTest
  @CsvSource({"1000, reading the shop's orders", "5000, training 'orders'"})
  void ordersThatDoNotFitAreRefusedWithAdvice(long bytes, String what) {
    try (var pool = Executors.newSingleThreadExecutor()) {
      assertThatExceptionOfType(RecommendException.class)
          .isThrownBy(() ->
              OrderTraining.train(
                  store,
                  new Seed(1),
                  InstantSource.fixed(START),
                  new Memory(bytes, 1),
                  new Workers(pool, 1)))
          .withMessageStartingWith(what)
          .withMessageContaining("SHOPKEEPER_MEMORY=")
          .extracting(RecommendException::code)
          .isEqualTo(RecommendException.Code.TOO_LARGE);
    }
    assertThat(OrderTraining.newest(store)).isEmpty();
  }

  private LiveRecommender live() {
    var live = new LiveRecommender(LiveSettings.DEFAULT);
    live.refresh(store.facts());
    live.swap(train());
    return live;
  }

  private TrainedOrders train() {
    return OrderTraining.train(store, new Seed(1), InstantSource.fixed(START));
  }

  private void observe(LiveRecommender live, ShopEvent event) {
    long head = store.log().head();
    store.log().append(List.of(event));
    store.log().replay(head, live::observe);
  }

  private static List<String> buyAgain(LiveRecommender live, String customer) {
    return live
        .recommend(new BuyAgain(new CustomerId(customer), null, 5, Set.of()))
        .items()
        .stream()
        .map(item -> item.product().value())
        .toList();
  }

  private static Recommendations together(LiveRecommender live, String product) {
    return live.recommend(new BoughtTogether(new ProductId(product), 5));
  }

  private void putProduct(String id, boolean inStock) {
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    new ProductId(id), id, null, List.of(), null, null, inStock, Map.of())));
  }

  private ShopEvent purchase(@Nullable String customer, int day, String... products) {
    return new ShopEvent.Purchase(
        id(), visit(customer, day), new OrderId("order-" + events), lines(products));
  }

  private ShopEvent refund(String customer, int day, @Nullable ShopEvent of, String... products) {
    OrderId order = of instanceof ShopEvent.Purchase purchase ? purchase.order() : null;
    return new ShopEvent.Refund(id(), visit(customer, day), order, lines(products));
  }

  private EventId id() {
    return new EventId("e" + ++events);
  }

  private static Visit visit(@Nullable String customer, int day) {
    return new Visit(
        customer == null ? null : new CustomerId(customer),
        customer == null ? new SessionId("s" + day) : null,
        Channel.WEB,
        START.plus(Duration.ofDays(day)));
  }

  private static List<OrderLine> lines(String... products) {
    return Arrays.stream(products)
        .map(product -> new OrderLine(new ProductId(product), 1, Money.zero(EURO)))
        .toList();
  }
}
