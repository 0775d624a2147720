package io.shopkeeper.profile.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Shop SHOP =
      new Shop(new ShopId("shop"), "Shop", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

  private final List<ShopEvent> events = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private Store store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = DuckStore.open(folder.resolve("store"), SHOP, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Cohorts read(CohortPeriod period) {
    store.log().load(events.iterator());
    return Cohorts.read(store.facts(), period, NOW, TODAY);
  }

  /// Five customers order for 10.00 in January, two of them for 5.00 in February, one of these for
  /// 3.00 in March; a third sends goods of 4.00 back in February.
  private void januarys() {
    for (int i = 1; i <= 5; i++) {
      order("a" + i, "2026-01-10T10:00:00Z", 1_000, EUR);
    }
    order("a1", "2026-02-20T10:00:00Z", 500, EUR);
    order("a2", "2026-02-20T10:00:00Z", 250, EUR);
    order("a2", "2026-02-27T10:00:00Z", 250, EUR);
    order("a1", "2026-03-02T10:00:00Z", 300, EUR);
    refund("a3", "2026-02-02T10:00:00Z", 400);
  }

  @Test
  void sharesAndValuesAreThoseCountedByHand() {
    januarys();
    Cohorts cohorts = read(CohortPeriod.MONTH);

    assertThat(cohorts.cohorts()).hasSize(1);
    Cohort january = cohorts.cohorts().getFirst();
    assertThat(january.start()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(january.customers()).isEqualTo(5);
    assertThat(january.small()).isFalse();
    assertThat(january.steps())
        .containsExactly(
            new Cohort.Step(5, 5_000, true),
            new Cohort.Step(2, 600, true),
            new Cohort.Step(1, 300, false));
    assertThat(january.retained(1)).isCloseTo(.4, within(1e-12));
    assertThat(january.value(1)).isCloseTo(1_120, within(1e-9));
    assertThat(january.value(2)).isCloseTo(1_180, within(1e-9));
    assertThat(cohorts.retention())
        .as("March is not over")
        .containsExactly(new Cohorts.Mean(0, 1, 5, 1), new Cohorts.Mean(1, 1, 5, .4));
    assertThat(cohorts.values())
        .containsExactly(new Cohorts.Mean(0, 1, 5, 1_000), new Cohorts.Mean(1, 1, 5, 1_120));
  }

  @Test
  void aDayIsTheShopsAndSmallCohortsAreNoPartOfMeans() {
    januarys();
    order("b1", "2026-01-31T23:30:00Z", 700, EUR);
    Cohorts cohorts = read(CohortPeriod.MONTH);

    Cohort february = cohorts.cohorts().getLast();
    assertThat(february.start()).as("00:30 in Berlin").isEqualTo(LocalDate.of(2026, 2, 1));
    assertThat(february.small()).isTrue();
    assertThat(february.steps())
        .containsExactly(new Cohort.Step(1, 700, true), new Cohort.Step(0, 0, false));
    assertThat(cohorts.retention()).extracting(Cohorts.Mean::customers).containsOnly(5);
  }

  @Test
  void weeksBeginOnMonday() {
    order("b1", "2026-01-31T23:30:00Z", 700, EUR);
    order("b1", "2026-02-01T23:30:00Z", 100, EUR);
    Cohort cohort = read(CohortPeriod.WEEK).cohorts().getFirst();

    assertThat(cohort.start()).as("a Sunday's").isEqualTo(LocalDate.of(2026, 1, 26));
    assertThat(cohort.steps()).hasSize(7);
    assertThat(cohort.steps().subList(0, 2))
        .containsExactly(new Cohort.Step(1, 700, true), new Cohort.Step(1, 100, true));
    assertThat(cohort.steps().getLast().complete()).isFalse();
  }

  @Test
  void returnsBeforeTheFirstOrderOtherCurrenciesTheFutureAndStrangersDoNotCount() {
    refund("c1", "2026-01-05T10:00:00Z", 900);
    order("c1", "2026-02-03T10:00:00Z", 200, EUR);
    order("c1", "2026-02-03T11:00:00Z", 999, Currency.getInstance("USD"));
    order("c1", "2026-03-11T10:00:00Z", 999, EUR);
    order(null, "2026-02-03T10:00:00Z", 999, EUR);
    refund("d1", "2026-02-03T10:00:00Z", 100);
    Cohorts cohorts = read(CohortPeriod.MONTH);

    assertThat(cohorts.cohorts())
        .containsExactly(
            new Cohort(
                LocalDate.of(2026, 2, 1),
                1,
                List.of(new Cohort.Step(1, 200, true), new Cohort.Step(0, 0, false))));
    assertThat(cohorts.retention()).isEmpty();
  }

  @Test
  void aShopWithoutOrdersHasNoCohorts() {
    assertThat(read(CohortPeriod.MONTH).cohorts()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohortPeriod.of("year"))
        .withMessageContaining("week or month");
  }

  private void order(@Nullable String customer, String time, long minor, Currency currency) {
    events.add(
        new ShopEvent.Purchase(
            id(),
            visit(customer, time),
            new OrderId("o" + events.size()),
            List.of(line(minor, currency))));
  }

  private void refund(String customer, String time, long minor) {
    events.add(new ShopEvent.Refund(id(), visit(customer, time), null, List.of(line(minor, EUR))));
  }

  private EventId id() {
    return new EventId("e" + events.size());
  }

  private static Visit visit(@Nullable String customer, String time) {
    return new Visit(
        customer == null ? null : new CustomerId(customer),
        new SessionId("s" + time),
        Channel.WEB,
        Instant.parse(time));
  }

  private static OrderLine line(long minor, Currency currency) {
    return new OrderLine(new ProductId("p"), 1, new Money(minor, currency));
  }
}
