package io.shopkeeper.profile.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerProfilesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Shop SHOP =
      new Shop(new ShopId("shop"), "Shop", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private Store store;

  private int events;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = DuckStore.open(folder.resolve("store"), SHOP, InstantSource.fixed(NOW));
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      products.add(
          new Product(
              new ProductId("p" + i),
              "Product " + i,
              null,
              List.of(i % 2 == 0 ? "tea" : "cups"),
              i % 3 == 0 ? "Hearth" : null,
              new Money(100L * (i + 1), EUR),
              true,
              Map.of()));
    }
    store.facts().putProducts(products);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countingOnGivesWhatCountingAnewDoes(long seed) {
    Random random = new Random(seed);
    var kept = new CustomerProfiles(store.facts());
    kept.rebuild(NOW);
    for (int batch = 0; batch < 12; batch++) {
      List<ShopEvent> some = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        some.add(event(random));
      }
      load(some);
      kept.update(NOW);
    }
    var anew = new CustomerProfiles(store.facts(), 1 + random.nextInt(20));
    anew.rebuild(NOW);

    assertThat(kept.customers()).isEqualTo(anew.customers()).isPositive();
    anew.all(NOW, TODAY)
        .forEach((customer, expected) -> {
          close(kept.statistics(customer, NOW, TODAY).orElseThrow(), expected);
          close(
              CustomerProfiles.fresh(store.facts(), customer, anew.shopWide(), NOW, TODAY)
                  .orElseThrow(),
              expected);
        });
  }

  @Test
  void figuresAreThoseCountedByHand() {
    Visit may = visit("ann", "s1", "2026-05-01T10:00:00Z");
    Visit late = visit("ann", "s2", "2026-05-21T22:30:00Z");
    load(
        List.of(
            new ShopEvent.ViewItem(id(), may, new ProductId("p18")),
            order(may, "o1", "p0", 2, 100),
            order(late, "o2", "p2", 1, 150),
            new ShopEvent.Refund(id(), late, new OrderId("o1"), List.of(line("p0", 1, 100)))));

    CustomerStatistics ann = fresh("ann");

    assertThat(ann.sessions()).isEqualTo(2);
    assertThat(ann.orders()).isEqualTo(2);
    assertThat(ann.unitsBought()).isEqualTo(3);
    assertThat(ann.money()).isEqualTo(250);
    assertThat(ann.meanOrder()).isEqualTo(175);
    assertThat(ann.daysSinceOrder()).as("00:30 in Berlin is the next day").isEqualTo(10);
    assertThat(ann.hours().get(0)).isEqualTo(2);
    assertThat(ann.categories().getFirst().name()).isEqualTo("tea");
    assertThat(ann.daysBetweenOrders()).isCloseTo((21 + 2 * 90) / 3.0, within(1e-9));
    assertThat(ann.priceSensitivity()).as("nothing is known of the shop").isNaN();
    assertThat(ann.spendingLevel()).isLessThan(.5);
    assertThat(ann.discountAffinity()).as("one of three units below its price").isBetween(.1, .33);
    assertThat(ann.returnShare()).isCloseTo(1 / 8.0, within(1e-9));
    assertThat(ann.stage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  void aCategoryInAThirdOfItsPricesIsPulledToTheShopsShareOfIt() {
    Visit visit = visit("ann", "s1", "2026-06-01T12:00:00Z");
    load(
        List.of(
            new ShopEvent.ViewItem(id(), visit, new ProductId("p18")),
            new ShopEvent.AddToCart(id(), visit, new ProductId("p18"), 1),
            new ShopEvent.ViewItem(id(), visit, new ProductId("p1")),
            new ShopEvent.ViewItem(
                id(), visit("bob", "s2", "2026-06-01T12:00:00Z"), new ProductId("p0"))));
    var profiles = new CustomerProfiles(store.facts());
    profiles.rebuild(NOW);

    CustomerStatistics ann = profiles.statistics("ann", NOW, TODAY).orElseThrow();

    CustomerStatistics.Crossed tea = ann.crossed().getFirst();
    assertThat(tea.category()).isEqualTo("tea");
    assertThat(tea.bands().get(2)).isCloseTo((4 + 5 * 4 / 6.0) / 10, within(1e-9));
    assertThat(tea.bands().get(0)).isCloseTo(5 * (1 / 6.0) / 10, within(1e-9));
    assertThat(tea.bands().stream().mapToDouble(Double::doubleValue).sum())
        .as("where every price is known, the thirds make up the category")
        .isCloseTo(ann.categories().getFirst().share(), within(1e-9));
  }

  @Test
  void aCustomerOfOneViewIsAProspectLikeTheShop() {
    load(
        List.of(
            new ShopEvent.ViewItem(
                id(), visit("bob", "s", "2026-05-01T10:00:00Z"), new ProductId("gone"))));

    CustomerStatistics bob = fresh("bob");

    assertThat(bob.stage()).isEqualTo(LifecycleStage.PROSPECT);
    assertThat(bob.spendingLevel()).isEqualTo(.5);
    assertThat(bob.priceSensitivity()).isNaN();
    assertThat(bob.meanOrder()).isNaN();
    assertThat(bob.categories()).isEmpty();
  }

  @Test
  void aCustomerWhoOnlySentBackHasANegativeBalanceAndNoOrder() {
    Visit visit = visit("cat", "s", "2026-05-01T10:00:00Z");
    load(List.of(new ShopEvent.Refund(id(), visit, null, List.of(line("p1", 2, 200)))));

    CustomerStatistics cat = fresh("cat");

    assertThat(cat.money()).isEqualTo(-400);
    assertThat(cat.orders()).isZero();
    assertThat(cat.stage()).isEqualTo(LifecycleStage.PROSPECT);
  }

  @Test
  void eventsOfTheFutureDoNotCountYet() {
    load(List.of(order(visit("dan", "s", "2026-06-01T12:00:00.5Z"), "o", "p1", 1, 200)));

    assertThat(CustomerProfiles.fresh(store.facts(), "dan", ShopWide.unknown(), NOW, TODAY))
        .isEmpty();
    assertThat(CustomerProfiles.fresh(store.facts(), "nobody", ShopWide.unknown(), NOW, TODAY))
        .isEmpty();
  }

  private void load(List<ShopEvent> some) {
    store.log().load(some.iterator());
  }

  private CustomerStatistics fresh(String customer) {
    return CustomerProfiles.fresh(store.facts(), customer, ShopWide.unknown(), NOW, TODAY)
        .orElseThrow();
  }

  /// Equal but for the last digits.
  private static void close(CustomerStatistics actual, CustomerStatistics expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType(
            (one, other) ->
                one.equals(other) || Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other),
            Double.class)
        .isEqualTo(expected);
  }

  private ShopEvent event(Random random) {
    Visit visit =
        visit(
            "customer " + random.nextInt(15),
            "session " + random.nextInt(60),
            NOW.minusSeconds(random.nextInt(400 * 86_400)).toString());
    var product = new ProductId("p" + random.nextInt(25));
    String order = "order " + random.nextInt(80);
    return switch (random.nextInt(4)) {
      case 0 ->
          order(visit, order, product.value(), 1 + random.nextInt(3), 100L * random.nextInt(20));
      case 1 ->
          new ShopEvent.Refund(
              id(), visit, new OrderId(order), List.of(line(product.value(), 1, 100)));
      case 2 -> new ShopEvent.AddToCart(id(), visit, product, 1);
      default -> new ShopEvent.ViewItem(id(), visit, product);
    };
  }

  private ShopEvent order(Visit visit, String order, String product, int quantity, long minor) {
    return new ShopEvent.Purchase(
        id(), visit, new OrderId(order), List.of(line(product, quantity, minor)));
  }

  private EventId id() {
    return new EventId("e" + events++);
  }

  private static Visit visit(String customer, String session, String time) {
    return new Visit(
        new CustomerId(customer), new SessionId(session), Channel.WEB, Instant.parse(time));
  }

  private static OrderLine line(String product, int quantity, long minor) {
    return new OrderLine(new ProductId(product), quantity, new Money(minor, EUR));
  }
}
