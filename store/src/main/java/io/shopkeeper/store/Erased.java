package io.shopkeeper.store;

import io.shopkeeper.domain.CustomerId;
import java.util.Set;

/// What became of what was kept of a customer.
///
/// @param ids of the customer, also those that were merged with the one that was named
/// @param events that are gone
/// @param orders that stay, as nobody's
/// @param reviews that stay, as nobody's
/// @param conversations that are gone
public record Erased(
    Set<CustomerId> ids, long events, long orders, long reviews, long conversations) {
  public Erased {
    ids = Set.copyOf(ids);
  }
}
