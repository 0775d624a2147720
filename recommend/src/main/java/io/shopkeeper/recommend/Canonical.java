package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which customers and products are the same, as people and fusion say. Immutable.
///
/// Models trained since know one id of each only; older ones may know several.
final class Canonical {
  static final Canonical NONE = new Canonical(Map.of(), Map.of());

  private final Map<CustomerId, CustomerId> customers;
  private final Map<ProductId, ProductId> products;

  /// All ids, by the one that stands for them.
  private final Map<CustomerId, List<CustomerId>> groups = new HashMap<>();

  private Canonical(Map<CustomerId, CustomerId> customers, Map<ProductId, ProductId> products) {
    this.customers = customers;
    this.products = products;
    customers.forEach((id, standing) ->
        groups.computeIfAbsent(standing, _ -> new ArrayList<>(List.of(standing))).add(id));
  }

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

  /// Every id of a customer, the one that stands for them first.
  List<CustomerId> all(CustomerId customer) {
    CustomerId standing = customers.getOrDefault(customer, customer);
    return groups.getOrDefault(standing, List.of(customer));
  }

  ProductId of(ProductId product) {
    return products.getOrDefault(product, product);
  }

  /// The item that stands for a product in an index: its own, that of its canonical id, or the
  /// lowest of those merged with it; −1 if the index knows none.
  int item(ProductId product, ProductIndex index) {
    int standing = index.item(of(product));
    return standing >= 0 ? standing : index.item(product);
  }

  /// For each item of an index the one that stands for it: itself, unless it was merged with
  /// another since. O(items).
  int[] standIns(ProductIndex index) {
    int[] items = new int[index.size()];
    var first = new HashMap<ProductId, Integer>();
    for (int item = 0; item < items.length; item++) {
      first.putIfAbsent(of(index.id(item)), item);
      items[item] = first.getOrDefault(of(index.id(item)), item);
    }
    return items;
  }
}
