package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.RulesInForce;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What rules exclude of the products of a model, found out once for as long as neither changes.
/// Safe for any number of threads.
final class Exclusions {
  private volatile @Nullable Found last;

  /// @param excluded by item
  private record Found(RulesInForce rules, ProductIndex products, BitSet excluded)
      implements Admission {

    @Override
    public boolean admits(ProductId product) {
      return !rules.excludes(product);
    }

    @Override
    public IntPredicate among(ProductIndex others) {
      return others.equals(products)
          ? item -> !excluded.get(item)
          : item -> !rules.excludes(others.id(item));
    }
  }

  /// @param products of the model that serves; null before there is one
  Admission of(RulesInForce rules, @Nullable ProductIndex products) {
    if (rules.excluded().isEmpty()) {
      return Admission.EVERYTHING;
    }
    Found found = last;
    if (found != null && rules.excludesAs(found.rules) && found.products.equals(products)) {
      return found;
    }
    ProductIndex all = products == null ? ProductIndex.of(List.of()) : products;
    var excluded = new BitSet(all.size());
    for (int item = 0; item < all.size(); item++) {
      excluded.set(item, rules.excludes(all.id(item)));
    }
    found = new Found(rules, all, excluded);
    last = found;
    return found;
  }
}
