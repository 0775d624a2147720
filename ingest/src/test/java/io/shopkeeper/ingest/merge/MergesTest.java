package io.shopkeeper.ingest.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Said.Outcome;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
  private static final String PERSON = "key Mei";

  private final Store store;
  private final Merges merges;

  MergesTest(@TempDir Path folder) {
    var shop =
        new Shop(
            new ShopId("tea"), "Tea", ZoneOffset.UTC, Currency.getInstance("EUR"), Locale.ENGLISH);
    store = DuckStore.open(folder, shop, CLOCK);
    merges = new Merges(store.facts(), CLOCK);
  }

  @BeforeEach
  void someCustomers() {
    store.facts().putCustomers(List.of(customer("a"), customer("b"), customer("c")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theSmallestIdStandsForAllThatAreTheSame() {
    say("c", "b", true);
    say("b", "a", true);
    assertThat(canonical()).containsExactly("b=a", "c=a");
  }

  @Test
  void aMergeTellsWhoDecidedItWhenAndWhy() {
    say("b", "a", true);
    assertThat(merges.merges(FusionKind.CUSTOMERS))
        .containsExactly(
            new Merge(
                FusionKind.CUSTOMERS,
                "a",
                "b",
                1,
                "label: a person said so",
                PERSON,
                CLOCK.instant()));
  }

  @Test
  void nobodyIsMergedWithThemselves() {
    assertThat(say("a", "a", true)).isEqualTo("'a' cannot be merged with or parted from itself");
  }

  @Test
  void unknownIdsAreRefused() {
    assertThat(say("a", "nobody", true)).isEqualTo("the shop's customers have no 'nobody'");
    assertThat(merges.merges(FusionKind.CUSTOMERS)).isEmpty();
  }

  @Test
  void aCircleIsRefused() {
    say("a", "b", true);
    say("b", "c", true);
    assertThat(say("c", "a", true))
        .isEqualTo("'a' and 'c' are the same already, by way of other merges");
  }

  @Test
  void whatAPersonPartedIsNotMerged() {
    say("a", "b", false);
    assertThat(say("a", "b", true)).contains("key Mei said at").contains("are different");
  }

  @Test
  void norByWayOfAThird() {
    say("a", "c", false);
    say("a", "b", true);
    assertThat(say("b", "c", true)).contains("'a' and 'c' would be, too");
  }

  @Test
  void anUndoneMergeIsParted() {
    say("a", "b", true);
    assertThat(say("a", "b", false)).isEmpty();
    assertThat(canonical()).isEmpty();
    assertThat(merges.labels(FusionKind.CUSTOMERS)).extracting(Said::same).containsExactly(false);
  }

  @Test
  void whatHoldsByOtherMergesTooIsNotParted() {
    say("a", "b", true);
    say("b", "c", true);
    assertThat(say("a", "c", false)).contains("by way of other merges as well");
  }

  @Test
  void whatWasSaidCanBeTakenBack() {
    say("a", "b", false);
    assertThat(merges.takeBack(FusionKind.CUSTOMERS, "b", "a")).isTrue();
    assertThat(merges.takeBack(FusionKind.CUSTOMERS, "b", "a")).isFalse();
    assertThat(say("a", "b", true)).isEmpty();
  }

  @Test
  void fusionKeepsWhatItFindsInTheStore() {
    store.facts().putProducts(twoPlatforms());
    ShopFusion.Outcome outcome = fuse();
    assertThat(outcome.platforms()).containsExactly("shopify", "woocommerce");
    assertThat(outcome.merges()).isEqualTo(40);
    assertThat(merges.merges(FusionKind.PRODUCTS))
        .hasSize(40)
        .allMatch(merge -> merge.decidedBy().equals(Merges.MODEL) && !merge.reason().isEmpty());
  }

  @Test
  void whatAPersonUndidIsNotFoundAgain() {
    store.facts().putProducts(twoPlatforms());
    fuse();
    merges.say(FusionKind.PRODUCTS, "s7", "w7", false, PERSON);
    assertThat(fuse().merges()).isEqualTo(39);
    assertThat(merges.merges(FusionKind.PRODUCTS))
        .noneMatch(merge -> merge.a().equals("s7") || merge.b().equals("w7"));
  }

  @Test
  void aSecondFusionChangesNothing() {
    store.facts().putProducts(twoPlatforms());
    fuse();
    List<Merge> first = merges.merges(FusionKind.PRODUCTS);
    fuse();
    assertThat(merges.merges(FusionKind.PRODUCTS)).isEqualTo(first);
  }

  @Test
  void aShopOfOnePlatformHasNothingToFuse() {
    store.facts().putProducts(List.of(product("p1", 1, "shopify"), product("p2", 1, "shopify")));
    assertThat(fuse()).isEqualTo(new ShopFusion.Outcome(List.of("shopify"), 0, 0, 0));
  }

  @Test
  void theUnitsOfSeveralVariantsAreKeysOfTheirProduct() {
    var products = new ArrayList<>(twoPlatforms());
    products.add(
        variants("tee", "Crew neck shirt organic", "shopify", "TEE-RED-S, TEE-RED-M, TEE-RED-L"));
    products.add(
        variants(
            "9001", "Crew neck shirt of organic cotton", "woocommerce", "TEE-RED-M, TEE-RED-L"));
    products.add(variants("9002", "Crew neck shirt organic small", "woocommerce", "TEE-RED-S"));
    store.facts().putProducts(products);
    fuse();
    List<String> pairs =
        merges.merges(FusionKind.PRODUCTS).stream()
            .filter(merge -> merge.reason().contains("SKU same"))
            .map(merge -> merge.a() + "=" + merge.b())
            .toList();
    assertThat(pairs).containsExactlyInAnyOrder("9001=tee", "9002=tee");
  }

  @Test
  void eventsAreSeenByTheIdThatStandsForThem() {
    say("a", "b", true);
    assertThat(
            store
                .facts()
                .list(
                    new Query(
                        "test",
                        "SELECT coalesce(canonical, id) FROM customers LEFT JOIN"
                            + " canonical_customers USING (id) ORDER BY 1",
                        List.of()),
                    row -> row.text(0)))
        .containsExactly("a", "a", "c");
  }

  private ShopFusion.Outcome fuse() {
    try (var pool = Executors.newSingleThreadExecutor()) {
      return new ShopFusion(store.facts(), merges, CLOCK)
          .fuse(FusionKind.PRODUCTS, new Workers(pool, 1), Progress.NONE);
    }
  }

  /// The reason why it was refused; empty if it was kept.
  private String say(String one, String other, boolean same) {
    return switch (merges.say(FusionKind.CUSTOMERS, one, other, same, PERSON)) {
      case Outcome.Kept _ -> "";
      case Outcome.Refused(String reason) -> reason;
    };
  }

  private List<String> canonical() {
    return store
        .facts()
        .list(
            new Query(
                "test", "SELECT id, canonical FROM canonical_customers ORDER BY id", List.of()),
            row -> row.text(0) + "=" + row.text(1));
  }

  private static List<Product> twoPlatforms() {
    var products = new ArrayList<Product>();
    for (int i = 0; i < 40; i++) {
      products.add(product("s" + i, i, "shopify"));
      products.add(product("w" + i, i, "woocommerce"));
    }
    return products;
  }

  private static Product product(String id, int number, String source) {
    String gtin = "69012345%04d".formatted(number);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return new Product(
        new ProductId(id),
        "Tea number " + Integer.toString(number * 7919, 36) + " of the hill",
        null,
        List.of("Tea"),
        "Hill",
        null,
        true,
        Map.of("gtin", gtin + (10 - sum % 10) % 10, StoredRecords.SOURCE, source));
  }

  private static Product variants(String id, String title, String source, String units) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of("Clothes"),
        "Hill",
        null,
        true,
        Map.of("sku", units, "Size", "S, M, L", StoredRecords.SOURCE, source));
  }

  private static Customer customer(String id) {
    return new Customer(new CustomerId(id), null, null, null, Consent.UNKNOWN, Map.of());
  }
}
