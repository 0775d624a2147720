package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Row;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads products back.
final class ProductRows {
  /// Products of a list of ids.
  static final String SELECT =
      """
      SELECT id, title, description, categories, brand, price_minor, currency, in_stock,
        map_keys(attributes), map_values(attributes)
      FROM product
      WHERE shop = (SELECT id FROM shop) AND id IN (SELECT unnest(?))
      """;

  private ProductRows() {}

  static Product read(Row row) {
    String currency = row.textOrNull(6);
    return new Product(
        new ProductId(row.text(0)),
        row.text(1),
        row.textOrNull(2),
        row.texts(3),
        row.textOrNull(4),
        currency == null ? null : new Money(row.integer(5), Currency.getInstance(currency)),
        row.truth(7),
        map(row.texts(8), row.texts(9)));
  }

  /// Products have their attributes' names and most values in common: one copy of each is kept.
  private static Map<String, String> map(List<String> names, List<String> values) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i).intern(), values.get(i).intern());
    }
    return map;
  }
}
