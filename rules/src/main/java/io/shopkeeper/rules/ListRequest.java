package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.util.Set;
import java.util.function.Predicate;

/// The list that is wanted.
///
/// @param count how many products at most
/// @param excluded never shown in this list, pins neither
/// @param offered whether a product that is no candidate may be pinned, as one in stock
/// @param seed of what is drawn
public record ListRequest(
    int count, Set<ProductId> excluded, Predicate<ProductId> offered, Seed seed) {
  public ListRequest {
    excluded = Set.copyOf(excluded);
    if (count < 1) {
      throw new IllegalArgumentException("count is %d, at least 1 is needed".formatted(count));
    }
  }

  public static ListRequest of(int count) {
    return new ListRequest(count, Set.of(), _ -> true, new Seed(0));
  }
}
