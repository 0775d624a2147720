package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.recommend.ProductAttributes;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributesReaderTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));

  @Test
  void everyCategoryOnTheWayAndTheBrandAreRead(@TempDir Path directory) {
    var shop =
        new Shop(
            new ShopId("test"),
            "Test",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    try (Store store = DuckStore.open(directory, shop, CLOCK)) {
      store
          .facts()
          .putProducts(
              List.of(
                  product("dome", "Acme", "Outdoor", "Tents"),
                  product("tunnel", null, "Outdoor", "Tents"),
                  product("stove", "Acme", "Outdoor", "Kitchen"),
                  product("gift", null)));
      ProductIndex products =
          ProductIndex.of(
              List.of(
                  new ProductId("dome"),
                  new ProductId("tunnel"),
                  new ProductId("stove"),
                  new ProductId("gift"),
                  new ProductId("gone")));
      ProductAttributes known = AttributesReader.read(store.facts(), products);
      // Outdoor, Outdoor › Tents, Acme; one product alone stands in Kitchen.
      assertThat(known.count()).isEqualTo(3);
      assertThat(known.of()[products.item(new ProductId("dome"))]).hasSize(3);
      assertThat(known.of()[products.item(new ProductId("tunnel"))]).hasSize(2);
      assertThat(known.of()[products.item(new ProductId("stove"))]).hasSize(2);
      assertThat(known.of()[products.item(new ProductId("gift"))]).isEmpty();
      assertThat(known.of()[products.item(new ProductId("gone"))]).isEmpty();
    }
  }

  private static Product product(String id, @Nullable String brand, String... categories) {
    return new Product(
        new ProductId(id), id, null, List.of(categories), brand, null, true, Map.of());
  }
}
