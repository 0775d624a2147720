package io.shopkeeper.content.write;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The catalogue as it is stored, in the order of ids.
public final class StoredProducts {
  private static final int MOST = 50_000;

  private StoredProducts() {}

  /// At most so many products behind an id; behind none, from the first.
  public static List<Product> after(Facts facts, String id, int count) {
    List<ProductId> ids =
        facts.list(
            Query.of(StoredProducts.class, "products.sql", id, count),
            row -> new ProductId(row.text(0)));
    Map<ProductId, Product> products = facts.products(ids);
    return ids.stream().map(products::get).filter(Objects::nonNull).toList();
  }

  /// All, but of more than 50,000 the first.
  public static List<Product> all(Facts facts) {
    return after(facts, "", MOST);
  }
}
