package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the product that a stock keeping unit or a title means, since orders of platforms name
/// these and not the product: in the catalogue of this load, then in the store's.
///
/// A product says its units in the attribute `sku`, parted by `, `. Of two products with the same
/// unit, the first holds it.
final class Articles {
  static final String SKU = "sku";
  static final String SEPARATOR = ", ";

  private final Facts facts;
  private final Index load = new Index();
  private @Nullable Index store;

  /// Product ids by what they may be called.
  private static final class Index {
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    void add(String id, String title, String units) {
      this.units.put(id, id);
      for (String unit : units.split(SEPARATOR)) {
        this.units.putIfAbsent(unit, id);
      }
      titles.putIfAbsent(title, id);
    }
  }

  Articles(Facts facts) {
    this.facts = facts;
  }

  /// A product of this load.
  void know(Product product) {
    load.add(product.id().value(), product.title(), product.attributes().getOrDefault(SKU, ""));
  }

  /// The product whose id this is, or one of whose units.
  @Nullable String ofUnit(String unit) {
    String product = load.units.get(unit);
    return product != null ? product : store().units.get(unit);
  }

  @Nullable String ofTitle(String title) {
    String product = load.titles.get(title);
    return product != null ? product : store().titles.get(title);
  }

  /// What the store knew when it was first asked in this load.
  private Index store() {
    if (store == null) {
      Index index = new Index();
      facts.scan(
          Query.of(Articles.class, "stored-articles.sql"),
          batch -> {
            for (int i = 0; i < batch.rows(); i++) {
              index.add(batch.texts(0)[i], batch.texts(1)[i], batch.texts(2)[i]);
            }
          });
      store = index;
    }
    return store;
  }
}
