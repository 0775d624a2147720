package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashSet;
import java.util.Set;

/// The customers who refused personalisation, as the tables tell it, under whichever of their
/// merged ids they did.
final class Refusals {
  private Refusals() {}

  static Set<CustomerId> read(Facts facts) {
    return new HashSet<>(
        facts.list(Query.of(Refusals.class, "refusals.sql"), row -> new CustomerId(row.text(0))));
  }
}
