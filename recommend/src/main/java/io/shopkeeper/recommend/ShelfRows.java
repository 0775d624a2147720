package io.shopkeeper.recommend;

import io.shopkeeper.rules.RulesInForce;
import org.jspecify.annotations.Nullable;

/// Where rules know the products of a model by, found out once for as long as neither changes. Safe
/// for any number of threads.
final class ShelfRows {
  private volatile @Nullable Found last;

  /// @param rows by item
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Found(RulesInForce rules, ProductIndex products, int[] rows) {}

  /// By item; not to be changed.
  int[] of(RulesInForce rules, ProductIndex products) {
    Found found = last;
    if (found == null || !rules.rowsAs(found.rules) || !found.products.equals(products)) {
      int[] rows = new int[products.size()];
      for (int item = 0; item < rows.length; item++) {
        rows[item] = rules.row(products.id(item));
      }
      found = new Found(rules, products, rows);
      last = found;
    }
    return found.rows;
  }
}
