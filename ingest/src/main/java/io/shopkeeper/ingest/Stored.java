package io.shopkeeper.ingest;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.Set;

/// Which ids earlier loads brought.
record Stored(Facts facts) {

  Set<String> customers(List<String> ids) {
    return of("stored-customers.sql", ids);
  }

  Set<String> products(List<String> ids) {
    return of("stored-products.sql", ids);
  }

  Set<String> events(List<String> ids) {
    return of("stored-events.sql", ids);
  }

  private Set<String> of(String question, List<String> ids) {
    return Set.copyOf(facts.list(Query.of(Stored.class, question, ids), row -> row.text(0)));
  }
}
