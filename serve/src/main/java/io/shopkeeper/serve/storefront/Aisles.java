package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tree of categories, as the catalogue is now.
record Aisles(Facts facts) {

  /// The categories right below one, in the order of their names.
  ///
  /// @param path empty for the root
  List<Aisle> below(List<String> path) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (Aisle leaf :
        facts.list(
            Query.of(Aisles.class, "aisles.sql"), row -> new Aisle(row.texts(0), row.integer(1)))) {
      if (leaf.path().size() > path.size() && leaf.path().subList(0, path.size()).equals(path)) {
        counts.merge(leaf.path().subList(0, path.size() + 1), leaf.products(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Aisle(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Some products in a category or below it.
  ///
  /// @param path empty for all
  List<ProductId> products(List<String> path, SortOrder order, int offset, int count) {
    return facts.list(
        Query.of(
            Aisles.class,
            "aisle.sql",
            (long) path.size(),
            path,
            order.wireName(),
            (long) count,
            (long) offset),
        row -> new ProductId(row.text(0)));
  }

  long count(List<String> path) {
    return facts
        .list(
            Query.of(Aisles.class, "count-aisle.sql", (long) path.size(), path),
            row -> row.integer(0))
        .getFirst();
  }
}
