package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which customers and products stand for others that were merged with them: models know those
/// only.
record Canonical(Map<CustomerId, CustomerId> customers, Map<ProductId, ProductId> products) {
  static final Canonical NONE = new Canonical(Map.of(), Map.of());

  static Canonical read(Facts facts) {
    var customers = new HashMap<CustomerId, CustomerId>();
    var products = new HashMap<ProductId, ProductId>();
    facts.list(
        Query.of(Canonical.class, "canonical-customers.sql"),
        row -> customers.put(new CustomerId(row.text(0)), new CustomerId(row.text(1))) == null);
    facts.list(
        Query.of(Canonical.class, "canonical-products.sql"),
        row -> products.put(new ProductId(row.text(0)), new ProductId(row.text(1))) == null);
    return new Canonical(customers, products);
  }

  /// A customer, and the one that stands for them if that is another: a model that is older than a
  /// merge knows the first.
  List<CustomerId> all(CustomerId customer) {
    CustomerId other = customers.get(customer);
    return other == null ? List.of(customer) : List.of(customer, other);
  }

  ProductId of(ProductId product) {
    return products.getOrDefault(product, product);
  }
}
