package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Products that were asked for lately, for pages that show the same ones again and again: reading
/// one with a hundred attributes costs the database as much as reading all.
///
/// Whoever was asked last is kept; products with many attributes count for more. Never older than
/// the table: what is written is dropped when it is committed, and what was read while something
/// was written is not kept. Safe for any number of threads.
final class KnownProducts {
  /// Attributes of all kept products, some 20 MB.
  private static final int MOST_ATTRIBUTES = 250_000;

  private final int most;
  private final LinkedHashMap<ProductId, Product> kept = new LinkedHashMap<>(16, .75f, true);
  private long weight;
  private long writes;

  KnownProducts() {
    this(MOST_ATTRIBUTES);
  }

  /// @param most attributes to keep, a product counting for one more
  KnownProducts(int most) {
    this.most = most;
  }

  /// The products of these ids that exist.
  ///
  /// @param source is asked for those that are not kept
  Map<ProductId, Product> find(
      Collection<ProductId> ids, Function<List<ProductId>, List<Product>> source) {
    var found = new HashMap<ProductId, Product>();
    var missing = new ArrayList<ProductId>();
    long before;
    synchronized (this) {
      before = writes;
      for (ProductId id : ids) {
        Product product = kept.get(id);
        if (product != null) {
          found.put(id, product);
        } else {
          missing.add(id);
        }
      }
    }
    if (!missing.isEmpty()) {
      List<Product> read = source.apply(missing);
      read.forEach(product -> found.put(product.id(), product));
      keep(read, before);
    }
    return found;
  }

  private synchronized void keep(List<Product> products, long before) {
    if (writes != before) {
      return;
    }
    for (Product product : products) {
      if (kept.put(product.id(), product) == null) {
        weight += weight(product);
      }
    }
    var oldest = kept.values().iterator();
    while (weight > most) {
      weight -= weight(oldest.next());
      oldest.remove();
    }
  }

  /// Told after a commit.
  synchronized void written(Collection<Product> products) {
    writes++;
    for (Product product : products) {
      Product old = kept.remove(product.id());
      if (old != null) {
        weight -= weight(old);
      }
    }
  }

  private static int weight(Product product) {
    return 1 + product.attributes().size();
  }
}
