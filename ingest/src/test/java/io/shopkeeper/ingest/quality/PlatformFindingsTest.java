package io.shopkeeper.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the platforms of a shop disagree about what is the same.
class PlatformFindingsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON.plus(Duration.ofDays(9)));

  private final Store store;
  private final Merges merges;

  PlatformFindingsTest(@TempDir Path folder) {
    store =
        DuckStore.open(
            folder, new Shop(new ShopId("s"), "S", ZoneId.of("UTC"), EUR, Locale.ENGLISH), CLOCK);
    merges = new Merges(store.facts(), CLOCK);
    store
        .facts()
        .putProducts(
            List.of(
                product("cup", "web", 900, true),
                product("cup-till", "till", 1200, true),
                product("pan", "web", 4000, true),
                product("pan-till", "till", 4000, false),
                product("jug", "web", 100, true),
                product("jug-till", "till", 5000, false)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void nothingIsComparedThatIsNotTheSame() {
    assertThat(figures(FindingKind.PLATFORM_PRICES)).isEmpty();
    assertThat(figures(FindingKind.PLATFORM_STOCK)).isEmpty();
  }

  @Test
  void anotherPriceOnAnotherPlatformIsToldWithBoth() {
    same("cup", "cup-till");
    same("pan", "pan-till");
    assertThat(figures(FindingKind.PLATFORM_PRICES).orElseThrow())
        .containsExactly(
            new Figure.Count(1),
            new Figure.Count(2),
            new Figure.Words("cup"),
            new Figure.Words("web"),
            new Figure.Amount(new Money(900, EUR)),
            new Figure.Words("till"),
            new Figure.Amount(new Money(1200, EUR)));
  }

  @Test
  void whatOnlyOnePlatformHasInStockIsTold() {
    same("cup", "cup-till");
    assertThat(figures(FindingKind.PLATFORM_STOCK)).isEmpty();
    same("pan", "pan-till");
    assertThat(figures(FindingKind.PLATFORM_STOCK).orElseThrow())
        .containsExactly(
            new Figure.Count(1),
            new Figure.Count(2),
            new Figure.Words("pan-till"),
            new Figure.Words("web"),
            new Figure.Words("till"));
  }

  @Test
  void anOrderThatStandsInTwoExportsIsTold() {
    store
        .log()
        .append(
            List.of(
                order("1", "web", NOON, "cup", 2),
                order("A-1", "till", NOON.plus(Duration.ofHours(3)), "cup-till", 2),
                order("2", "web", NOON.plus(Duration.ofDays(2)), "pan", 1),
                order("A-2", "till", NOON.plus(Duration.ofDays(4)), "pan", 1),
                order("3", "web", NOON.plus(Duration.ofDays(5)), "jug", 1),
                order("A-3", "till", NOON.plus(Duration.ofDays(5)), "jug", 3)));
    assertThat(figures(FindingKind.ORDERS_TWICE)).isEmpty();
    same("cup", "cup-till");
    assertThat(figures(FindingKind.ORDERS_TWICE).orElseThrow())
        .containsExactly(
            new Figure.Count(1),
            new Figure.Words("A-1"),
            new Figure.Words("till"),
            new Figure.Words("1"),
            new Figure.Words("web"),
            new Figure.Words("cup × 2"));
  }

  @Test
  void anotherTitleAndAnotherCategoryOnAnotherPlatformAreToldWithBoth() {
    store
        .facts()
        .putProducts(
            List.of(
                named("t1", "web", "Stone mug, grey", "Kitchen", "Cups"),
                named("t2", "till", "Mug of stone GREY", "Mugs"),
                named("u1", "web", "Linen cloth", "Textiles"),
                named("u2", "till", "Tea towel 50 x 70", "Textiles"),
                named("v1", "web", "红色陶杯", "Kitchen", "Cups"),
                named("v2", "till", "陶杯（红色）", "Mugs")));
    same("t1", "t2");
    same("u1", "u2");
    same("v1", "v2");

    assertThat(figures(FindingKind.PLATFORM_TITLES).orElseThrow())
        .containsExactly(
            new Figure.Count(1),
            new Figure.Count(3),
            new Figure.Words("Tea towel 50 x 70"),
            new Figure.Words("till"),
            new Figure.Words("Linen cloth"),
            new Figure.Words("web"));
    assertThat(figures(FindingKind.PLATFORM_CATEGORIES).orElseThrow())
        .containsExactly(
            new Figure.Count(2),
            new Figure.Count(3),
            new Figure.Words("Mugs"),
            new Figure.Words("till"),
            new Figure.Words("Kitchen > Cups"),
            new Figure.Words("web"));
  }

  @Test
  void platformsThatAgreeAreNotToldOf() {
    store
        .facts()
        .putProducts(
            List.of(
                named("t1", "web", "Stone mug", "Cups"), named("t2", "till", "stone mug", "cups")));
    same("t1", "t2");

    assertThat(figures(FindingKind.PLATFORM_TITLES)).isEmpty();
    assertThat(figures(FindingKind.PLATFORM_CATEGORIES)).isEmpty();
  }

  private static Product named(String id, String source, String title, String... categories) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of(categories),
        null,
        null,
        true,
        Map.of(StoredRecords.SOURCE, source));
  }

  private Optional<List<Figure>> figures(FindingKind kind) {
    return new QualityReports(store, CLOCK)
        .newest().findings().stream()
            .filter(finding -> finding.kind() == kind)
            .map(Finding::figures)
            .findFirst();
  }

  private void same(String one, String other) {
    merges.say(FusionKind.PRODUCTS, one, other, true, "a test");
  }

  private static ShopEvent order(String id, String channel, Instant time, String product, int n) {
    return new ShopEvent.Purchase(
        new EventId("e" + id),
        new Visit(new CustomerId("ann"), null, new Channel(channel), time),
        new OrderId(id),
        List.of(new OrderLine(new ProductId(product), n, new Money(900, EUR))));
  }

  private static Product product(String id, String source, long cents, boolean inStock) {
    return new Product(
        new ProductId(id),
        id,
        null,
        List.of(),
        null,
        new Money(cents, EUR),
        inStock,
        Map.of(StoredRecords.SOURCE, source));
  }
}
