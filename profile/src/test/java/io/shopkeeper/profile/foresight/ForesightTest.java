package io.shopkeeper.profile.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
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
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForesightTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Shop SHOP =
      new Shop(new ShopId("shop"), "Shop", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final int CUSTOMERS = 240;

  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final Workers workers = new Workers(pool, 1);

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private Store store;

  private int made;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = DuckStore.open(folder.resolve("store"), SHOP, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    store.close();
    pool.close();
  }

  @Test
  void thoseWhoOrderOftenAreForeseenToOrderAgain() {
    fill(100);
    TrainedForesight trained = train();
    ForesightModel model = trained.model();

    assertThat(model.ahead()).isEqualTo(30);
    assertThat(model.trial().area().estimate()).isGreaterThan(.7);
    Foresight foresight = foresight(trained);
    double often = 0;
    double seldom = 0;
    Map<String, Double> again = foresight.again();
    for (Map.Entry<String, Double> one : again.entrySet()) {
      if (Integer.parseInt(one.getKey().substring(1)) % 2 == 0) {
        often += one.getValue() / again.size();
      } else {
        seldom += one.getValue() / again.size();
      }
    }
    assertThat(often).isGreaterThan(1.3 * seldom);

    Outlook outlook = foresight.of("c0", Set.of()).orElseThrow();
    assertThat(outlook.again()).isBetween(0.0, 1.0).isEqualTo(again.get("c0"));
    assertThat(outlook.reasons()).isNotEmpty();
    assertThat(outlook.alike()).hasSize(5).noneMatch(other -> other.customer().equals("c0"));
    Interval orders = Objects.requireNonNull(outlook.orders()).orders();
    assertThat(orders.estimate()).isBetween(orders.low(), orders.high());
  }

  @Test
  void aModelThatWasReadForeseesTheSame() {
    fill(100);
    TrainedForesight trained = train();

    TrainedForesight read = TrainedForesight.newest(store).orElseThrow();

    assertThat(read.version()).isEqualTo(trained.version()).isEqualTo("foresight-1");
    assertThat(foresight(read).again()).isEqualTo(foresight(trained).again());
    assertThat(foresight(read).of("c1", Set.of())).isEqualTo(foresight(trained).of("c1", Set.of()));
    assertThat(read.model().trial()).isEqualTo(trained.model().trial());
  }

  @Test
  void whoRefusedPersonalisationIsNeitherForeseenNorNamedAsAlike() {
    fill(100);
    TrainedForesight trained = train();
    Outlook before = foresight(trained).of("c0", Set.of()).orElseThrow();
    String other = before.alike().getFirst().customer();
    store
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId(other),
                    null,
                    null,
                    null,
                    new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION)),
                    Map.of())));

    assertThat(foresight(trained).of(other, Set.of())).isEmpty();
    assertThat(foresight(trained).again()).doesNotContainKey(other);
    Outlook named = foresight(trained).of("c0", Set.of(other)).orElseThrow();
    assertThat(named.alike()).noneMatch(one -> one.customer().equals(other));
  }

  @Test
  void theSmallestChangeTurnsTheAnswer() {
    fill(100);
    Foresight foresight = foresight(train());
    List<Outlook> outlooks =
        foresight.again().keySet().stream()
            .sorted()
            .limit(40)
            .map(customer -> foresight.of(customer, Set.of()).orElseThrow())
            .toList();

    assertThat(outlooks).anyMatch(outlook -> !outlook.change().isEmpty());
    assertThat(outlooks)
        .allSatisfy(outlook ->
            assertThat(outlook.change())
                .allMatch(change -> !change.from().equals(change.to()))
                .hasSizeLessThanOrEqualTo(3));
  }

  @Test
  void aLogThatIsTooShortOrHasNoSalesIsRefusedWithTheReason() {
    assertThatThrownBy(this::train)
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("no sales");
    fill(60);
    assertThatThrownBy(this::train)
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("at least 81 are needed to foretell 30");
  }

  @Test
  void onlyRefundsAreNobodysPurchases() {
    var visit = new Visit(new CustomerId("ann"), null, Channel.WEB, NOW.minusSeconds(86_400));
    store
        .log()
        .load(
            List.<ShopEvent>of(
                    new ShopEvent.Refund(
                        new EventId("r"), visit, new OrderId("o"), List.of(line(100))))
                .iterator());

    assertThat(Buyers.of(ShopSales.read(store.facts(), NOW), 1_000_000).customers()).isEmpty();
  }

  /// Even customers order every ten days, odd ones every forty.
  private void fill(int days) {
    var random = new Random(1);
    List<ShopEvent> events = new ArrayList<>();
    for (int c = 0; c < CUSTOMERS; c++) {
      double gap = c % 2 == 0 ? 10 : 40;
      double day = random.nextDouble() * gap;
      while (day < days) {
        Instant time = NOW.minusSeconds((long) ((days - day) * 86_400));
        var visit = new Visit(new CustomerId("c" + c), null, Channel.WEB, time);
        events.add(
            new ShopEvent.Purchase(
                new EventId("e" + made),
                visit,
                new OrderId("o" + made++),
                List.of(line(500 + random.nextInt(3_000)))));
        day += -Math.log(1 - random.nextDouble()) * gap;
      }
    }
    store.log().load(events.iterator());
  }

  private static OrderLine line(int minor) {
    return new OrderLine(new ProductId("p" + minor % 7), 1, new Money(minor, EUR));
  }

  private TrainedForesight train() {
    return ForesightTraining.train(store, new Seed(1), InstantSource.fixed(NOW), Progress.NONE);
  }

  private Foresight foresight(TrainedForesight trained) {
    return Foresight.of(trained, store.facts(), NOW, TODAY, workers);
  }
}
