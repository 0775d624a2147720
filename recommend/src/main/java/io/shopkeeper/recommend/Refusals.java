package io.shopkeeper.recommend;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashSet;
import java.util.Set;

/// The customers who refused personalisation, as the tables tell it.
final class Refusals {
  private Refusals() {}

  static Set<CustomerId> read(Facts facts) {
    var refused = new HashSet<CustomerId>();
    facts.list(
        Query.of(Refusals.class, "refusals.sql"),
        row ->
            row.texts(1).stream().anyMatch(Consent.Purpose.PERSONALISATION.name()::equalsIgnoreCase)
                && refused.add(new CustomerId(row.text(0))));
    return refused;
  }
}
