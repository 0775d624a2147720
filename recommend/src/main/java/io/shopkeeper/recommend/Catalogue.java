package io.shopkeeper.recommend;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the recommender needs to know of the shop's products: which can be bought, and where they
/// stand in the category tree.
final class Catalogue {

  /// @param categories outermost first
  record Listing(boolean inStock, List<String> categories) {}

  private final Map<ProductId, Listing> listings = new ConcurrentHashMap<>();

  /// Equal paths are kept once.
  private final Map<List<String>, List<String>> paths = new ConcurrentHashMap<>();

  void put(Collection<Product> products) {
    for (Product product : products) {
      put(product.id(), product.inStock(), product.categories());
    }
  }

  void refresh(Facts facts) {
    facts.list(
        Query.of(Catalogue.class, "listings.sql"),
        row -> {
          put(new ProductId(row.text(0)), row.truth(1), row.texts(2));
          return row;
        });
  }

  @Nullable Listing find(ProductId product) {
    return listings.get(product);
  }

  /// Which of an index's products can be bought now.
  BitSet available(ProductIndex products) {
    var available = new BitSet(products.size());
    for (int item = 0; item < products.size(); item++) {
      Listing listing = listings.get(products.id(item));
      available.set(item, listing != null && listing.inStock);
    }
    return available;
  }

  private void put(ProductId id, boolean inStock, List<String> categories) {
    List<String> path = paths.computeIfAbsent(categories, List::copyOf);
    listings.put(id, new Listing(inStock, path));
  }
}
