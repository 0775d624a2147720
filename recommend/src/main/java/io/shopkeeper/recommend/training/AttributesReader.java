package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.ProductAttributes;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what the catalogue says of products: every category on the way to the innermost, and the
/// brand.
final class AttributesReader {

  private AttributesReader() {}

  /// @param products those of which it is to be known
  static ProductAttributes read(Facts facts, ProductIndex products) {
    Map<ProductId, List<String>> labels = new HashMap<>();
    facts.list(
        Query.of(AttributesReader.class, "attributes.sql"),
        row -> labels.put(new ProductId(row.text(0)), labels(row)));
    return ProductAttributes.of(products, id -> labels.getOrDefault(id, List.of()));
  }

  private static List<String> labels(Row row) {
    var labels = new ArrayList<String>();
    List<String> categories = row.texts(1);
    for (int depth = 1; depth <= categories.size(); depth++) {
      labels.add("category " + categories.subList(0, depth));
    }
    String brand = row.textOrNull(2);
    if (brand != null) {
      labels.add("brand " + brand);
    }
    return labels;
  }
}
