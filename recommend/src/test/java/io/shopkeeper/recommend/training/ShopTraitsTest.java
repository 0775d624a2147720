package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTraitsTest {
  private static final ProductId KETTLE = new ProductId("kettle");

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost",
        "Unit Cost",
        "wholesale_price",
        "purchasePrice",
        "purchase price",
        "supplier",
        "Supplier-No",
        "margin %",
        "source",
        "成本",
        "采购价",
        "供应商编号",
        "批发价",
        "进价",
        "毛利率"
      })
  void whatAShopKeepsToItselfIsNoTrait(String name) {
    assertThat(attributes(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "Costume", "resource", "材质", "purpose"})
  void whatCustomersMayKnowIs(String name) {
    assertThat(attributes(name)).containsExactly(name.toLowerCase(Locale.ROOT) + "=x");
  }

  private List<String> attributes(String name) {
    var shop =
        new Shop(
            new ShopId("test"),
            "Test",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    try (Store store =
        DuckStore.open(
            directory, shop, InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z")))) {
      store
          .facts()
          .putProducts(
              List.of(
                  new Product(
                      KETTLE, "Kettle", null, List.of(), null, null, true, Map.of(name, "x"))));
      Behaviour nothing = Behaviour.builder(ProductIndex.of(List.of(KETTLE))).build();
      return ShopTraits.read(store.facts()).before(nothing).apply(KETTLE).attributes();
    }
  }
}
