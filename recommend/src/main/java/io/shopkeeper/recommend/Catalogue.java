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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What the recommender needs to know of the shop's products: which can be bought, and where they
/// stand in the category tree. Safe for any number of threads.
final class Catalogue {

  /// @param categories outermost first
  /// @param change how many changes there were when it was heard of; the higher is the newer
  record Listing(ProductId id, boolean inStock, List<String> categories, long change) {

    /// The newer of two, by the id that was known first.
    private Listing or(Listing heard) {
      return change > heard.change
          ? this
          : new Listing(id, heard.inStock, heard.categories, heard.change);
    }
  }

  private final Map<ProductId, Listing> listings = new ConcurrentHashMap<>();

  /// Equal paths are kept once.
  private final Map<List<String>, List<String>> paths = new ConcurrentHashMap<>();

  private final AtomicLong changes = new AtomicLong();

  /// Takes over products just stored.
  void put(Collection<Product> products) {
    long change = changes.incrementAndGet();
    for (Product product : products) {
      put(product.id(), product.inStock(), product.categories(), change);
    }
  }

  /// Reads everything anew. What is put meanwhile stays: it may be newer than what was read.
  void refresh(Facts facts) {
    long change = changes.get();
    facts.list(
        Query.of(Catalogue.class, "listings.sql"),
        row -> {
          put(new ProductId(row.text(0)), row.truth(1), row.texts(2), change);
          return row;
        });
  }

  @Nullable Listing find(ProductId product) {
    return listings.get(product);
  }

  /// The one id of all equal ones, for those who keep many; itself where the product is not known.
  ProductId once(ProductId id) {
    Listing listing = listings.get(id);
    return listing == null ? id : listing.id;
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

  private void put(ProductId id, boolean inStock, List<String> categories, long change) {
    List<String> path = paths.computeIfAbsent(categories, List::copyOf);
    listings.merge(id, new Listing(id, inStock, path, change), Listing::or);
  }
}
