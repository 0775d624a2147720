package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.function.IntPredicate;

/// Which products may be shown, beside what the shop has in stock.
interface Admission {
  Admission EVERYTHING =
      new Admission() {
        @Override
        public boolean admits(ProductId product) {
          return true;
        }

        @Override
        public IntPredicate among(ProductIndex products) {
          return _ -> true;
        }
      };

  boolean admits(ProductId product);

  /// The same of the products of an index, to be asked of many.
  IntPredicate among(ProductIndex products);
}
