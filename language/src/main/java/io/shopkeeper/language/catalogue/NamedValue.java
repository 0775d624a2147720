package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an attribute says of some products.
///
/// @param bearers how many
/// @param first of them by id, at most [Mention#MOST_PRODUCTS]
record NamedValue(String attribute, String text, int bearers, List<ProductId> first) {
  static List<NamedValue> of(Collection<Product> products) {
    var bearers = new TreeMap<String, Map<String, List<ProductId>>>();
    for (Product product : products) {
      product
          .attributes()
          .forEach((attribute, value) ->
              bearers
                  .computeIfAbsent(attribute, _ -> new TreeMap<>())
                  .computeIfAbsent(value, _ -> new ArrayList<>())
                  .add(product.id()));
    }
    var values = new ArrayList<NamedValue>();
    bearers.forEach((attribute, of) ->
        of.forEach(
            (value, ids) -> values.add(new NamedValue(attribute, value, ids.size(), first(ids)))));
    return values;
  }

  /// Spellings of one value, by that of the most products; a product has one of them.
  static NamedValue together(List<NamedValue> spellings) {
    NamedValue most = Collections.max(spellings, Comparator.comparingInt(NamedValue::bearers));
    return new NamedValue(
        most.attribute,
        most.text,
        spellings.stream().mapToInt(NamedValue::bearers).sum(),
        first(spellings.stream().flatMap(value -> value.first.stream()).toList()));
  }

  /// As many of some products as a mention names.
  static List<ProductId> first(Collection<ProductId> ids) {
    return ids.stream()
        .sorted(Comparator.comparing(ProductId::value))
        .limit(Mention.MOST_PRODUCTS)
        .toList();
  }
}
