package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Shop;
import java.time.Instant;
import java.util.List;

/// Reads products as JSON: `{"id":"p1","title":"Cup","price":4.5,"categories":["Kitchen"]}`.
///
/// Names and their aliases are those of the columns of a native `products` file; see
/// `docs/facts.md`. Properties without a meaning of their own become attributes.
public final class ProductJson {
  private ProductJson() {}

  /// Every record of a body, in its order: one object, an array, `{"products": […]}` or an object a
  /// line. May be called from any thread; cost is linear.
  public static List<Parsed<Product>> parse(byte[] body, Shop shop, Instant now) {
    ProductDraft draft = new ProductDraft(Notation.ofRequests(shop, now));
    return new JsonBody<>(body, "products", ProductDraft.NAMES, draft).read();
  }
}
