package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts the kinds of products.
final class Facets {
  private static final int MOST_VALUES = 12;

  private Facets() {}

  /// Facets with anything in them; a product counts at every level of its path.
  static List<Facet> of(Collection<Product> products) {
    Map<String, Integer> categories = new HashMap<>();
    Map<String, Integer> brands = new HashMap<>();
    for (Product product : products) {
      product.categories().stream()
          .distinct()
          .forEach(name -> categories.merge(name, 1, Integer::sum));
      if (product.brand() != null && !product.brand().isBlank()) {
        brands.merge(product.brand(), 1, Integer::sum);
      }
    }
    return List.of(facet(Facet.Kind.CATEGORY, categories), facet(Facet.Kind.BRAND, brands)).stream()
        .filter(facet -> !facet.values().isEmpty())
        .toList();
  }

  private static Facet facet(Facet.Kind kind, Map<String, Integer> counts) {
    return new Facet(
        kind,
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_VALUES)
            .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
            .toList());
  }
}
