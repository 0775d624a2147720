package io.shopkeeper.recommend;

import static io.shopkeeper.recommend.SmallShop.catalogue;
import static io.shopkeeper.recommend.SmallShop.products;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.training.BehaviourReader;
import io.shopkeeper.recommend.training.OrderTraining;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers and products that turn out to be the same while a model answers that knows nothing of
/// it.
class MergedRecordsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
  private static final Consent REFUSAL =
      new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION));

  private final SmallShop shop = new SmallShop();
  private final List<ShopEvent> events = new ArrayList<>();
  private final LiveRecommender live = new LiveRecommender(LiveSettings.DEFAULT);

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private Store store;

  @SuppressWarnings("NullAway.Init")
  private Merges merges;

  @BeforeEach
  void open(@TempDir Path directory) {
    var named =
        new Shop(
            new ShopId("small"),
            "Small",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    store = DuckStore.open(directory, named, CLOCK);
    merges = new Merges(store.facts(), CLOCK);
    buys("ann", "tent", "mat", "stove");
    buys("ben", "tent", "mat", "stove");
    buys("cem", "tent", "mat", "lamp");
    buys("dan", "pan", "knife");
    buys("eva", "pan", "knife");
    buys("hal", "tent");
    buys("hal-online", "pan");
    store.log().append(events);
    store.facts().putProducts(catalogue("tent", "mat", "stove", "lamp", "pan", "knife"));
    store
        .facts()
        .putCustomers(
            List.of(customer("hal", Consent.UNKNOWN), customer("hal-online", Consent.UNKNOWN)));
    live.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    live.refresh(store.facts());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aRefusalUnderOneIdHoldsForEveryIdMergedWithItAndNoLonger() {
    store.facts().putCustomers(List.of(customer("hal-online", REFUSAL)));
    live.refresh(store.facts());
    live.observe(shop.logged(shop.view("hal", "s", "stove")));
    assertThat(basis("hal")).isEqualTo(Basis.CUSTOMER_HISTORY);
    assertThat(basis("hal-online")).isEqualTo(Basis.PERSONALISATION_REFUSED);

    say("hal", "hal-online", true);

    assertThat(basis("hal")).isEqualTo(Basis.PERSONALISATION_REFUSED);
    assertThat(basis("hal-online")).isEqualTo(Basis.PERSONALISATION_REFUSED);
    assertThat(live.recommend(ForCustomer.of(new SessionId("s"), 3)).basis())
        .isEqualTo(Basis.PERSONALISATION_REFUSED);
    live.swap(OrderTraining.train(store, new Seed(1), CLOCK));
    assertThat(live.recommend(new BuyAgain(new CustomerId("hal"), null, 3, Set.of())).basis())
        .isEqualTo(Basis.PERSONALISATION_REFUSED);

    say("hal", "hal-online", false);

    assertThat(basis("hal")).isEqualTo(Basis.CUSTOMER_HISTORY);
    assertThat(basis("hal-online")).isEqualTo(Basis.PERSONALISATION_REFUSED);
  }

  @Test
  void noModelLearnsFromWhoRefusedUnderAnyOfTheirIds() {
    assertThat(learnt()).contains("hal", "hal-online");
    store.facts().putCustomers(List.of(customer("hal-online", REFUSAL)));
    assertThat(learnt()).contains("hal").doesNotContain("hal-online");

    say("hal", "hal-online", true);

    assertThat(learnt()).containsExactly("ann", "ben", "cem", "dan", "eva");
    assertThat(behaviour().rows()).as("nor as a visit without a name").isEqualTo(5);
    assertThat(OrderTraining.train(store, new Seed(1), CLOCK).provenance().measures())
        .containsEntry("orders", "5")
        .containsEntry("customers", "5");
  }

  @Test
  void whatIsKnownUnderAnyIdOfACustomerCountsAtOnce() {
    assertThat(products(ask("hal-online"))).startsWith("knife");
    assertThat(products(ask("hal"))).contains("pan");

    say("hal", "hal-online", true);

    for (String id : List.of("hal", "hal-online")) {
      assertThat(products(ask(id))).doesNotContain("pan", "tent").contains("mat", "knife");
    }
    live.observe(shop.logged(shop.purchase("hal", "mat")));
    assertThat(products(ask("hal-online"))).doesNotContain("mat");
  }

  @Test
  void aWishUnderOneIdHoldsForEveryIdMergedWithItAndIsTakenBackUnderAny() {
    Declines declines = live.declines();
    var mat = new ProductId("mat");
    declines.decline(store.facts(), saidBy("hal"), mat, CLOCK.instant());
    assertThat(declines.of(new CustomerId("hal-online"), null)).isEmpty();

    say("hal", "hal-online", true);

    assertThat(declines.of(new CustomerId("hal-online"), null)).containsExactly(mat);
    assertThat(live.declined(ForCustomer.of(new CustomerId("hal-online"), 3))).contains(mat);
    declines.wantAgain(store.facts(), saidBy("hal-online"), mat);
    assertThat(declines.of(new CustomerId("hal"), null)).isEmpty();
    declines.refresh(store.facts());
    assertThat(declines.of(new CustomerId("hal"), null)).isEmpty();
  }

  @Test
  void whatAnotherCustomerSaidInTheSameBrowserAndVisitStays() {
    Declines declines = live.declines();
    var mat = new ProductId("mat");
    var visit = new SessionId("s");
    declines.decline(
        store.facts(), new Declines.Who("b", new CustomerId("ann"), visit), mat, CLOCK.instant());
    declines.wantAgain(store.facts(), new Declines.Who("b", new CustomerId("ben"), visit), mat);
    declines.refresh(store.facts());
    assertThat(declines.of(new CustomerId("ann"), null)).containsExactly(mat);
  }

  private static Declines.Who saidBy(String customer) {
    return new Declines.Who("", new CustomerId(customer), null);
  }

  @Test
  void mergedProductsAreOneForAModelThatKnowsBoth() {
    assertThat(products(ask("hal"))).contains("lamp", "stove");

    say(FusionKind.PRODUCTS, "stove", "lamp", true);

    assertThat(products(ask("hal"))).contains("lamp").doesNotContain("stove");
    var similar = live.recommend(new SimilarTo(new ProductId("stove"), 5));
    assertThat(similar).isEqualTo(live.recommend(new SimilarTo(new ProductId("lamp"), 5)));
    assertThat(products(ask("ann"))).as("has the stove").doesNotContain("lamp");
    var shown = new ForCustomer(new CustomerId("hal"), null, 9, Set.of(new ProductId("stove")));
    assertThat(products(live.recommend(shown))).doesNotContain("lamp");

    say(FusionKind.PRODUCTS, "stove", "lamp", false);

    assertThat(products(ask("hal"))).contains("lamp", "stove");
  }

  @Test
  void aProductThatTheModelNeverHeardOfIsTheOneItWasMergedWith() {
    store.facts().putProducts(catalogue("tent-online"));
    live.refresh(store.facts());
    assertThat(live.recommend(new SimilarTo(new ProductId("tent-online"), 5)).items()).isEmpty();

    say(FusionKind.PRODUCTS, "tent", "tent-online", true);

    assertThat(products(live.recommend(new SimilarTo(new ProductId("tent-online"), 5))))
        .startsWith("mat");
    live.observe(shop.logged(shop.view(null, "s", "tent-online")));
    assertThat(live.recommend(ForCustomer.of(new SessionId("s"), 3)).basis())
        .isEqualTo(Basis.SESSION_HISTORY);
  }

  private void buys(String customer, String... products) {
    ShopEvent purchase = shop.purchase(customer, products);
    events.add(purchase);
    shop.add(purchase);
  }

  private void say(String one, String other, boolean same) {
    say(FusionKind.CUSTOMERS, one, other, same);
  }

  private void say(FusionKind kind, String one, String other, boolean same) {
    merges.say(kind, one, other, same, "a test");
    live.mergesChanged(store.facts());
  }

  private Recommendations ask(String customer) {
    return live.recommend(ForCustomer.of(new CustomerId(customer), 9));
  }

  private Basis basis(String customer) {
    return ask(customer).basis();
  }

  private Behaviour behaviour() {
    return BehaviourReader.read(store.facts(), store.log().head(), BehaviourReader.END_OF_TIME);
  }

  private List<String> learnt() {
    Behaviour behaviour = behaviour();
    var customers = new ArrayList<String>();
    for (int row = 0; row < behaviour.customers(); row++) {
      customers.add(behaviour.customer(row).value());
    }
    return customers;
  }

  private static Customer customer(String id, Consent consent) {
    return new Customer(new CustomerId(id), null, null, null, consent, Map.of());
  }
}
