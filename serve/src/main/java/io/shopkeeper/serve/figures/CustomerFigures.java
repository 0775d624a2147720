package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.List;

/// What customers did.
public final class CustomerFigures {
  private final Facts facts;

  /// One product of one event.
  ///
  /// @param type the GA4 name, as in `purchase`
  public record Deed(Instant time, String type, ProductId product, int quantity) {}

  public CustomerFigures(Facts facts) {
    this.facts = facts;
  }

  /// The last things a customer did with products, newest first.
  public List<Deed> history(CustomerId customer, int count) {
    return facts.list(
        Query.of(CustomerFigures.class, "history.sql", customer.value(), count),
        CustomerFigures::deed);
  }

  private static Deed deed(Row row) {
    Instant time = row.instantOrNull(0);
    return new Deed(
        time == null ? Instant.EPOCH : time,
        row.text(1),
        new ProductId(row.text(2)),
        (int) row.integer(3));
  }

  /// The last things a customer did with products under any of their ids, newest first.
  ///
  /// @param customer all their ids
  public List<Deed> timeline(List<String> customer, Instant until, int count) {
    return facts.list(
        Query.of(CustomerFigures.class, "timeline.sql", customer, until, count),
        CustomerFigures::deed);
  }

  /// Customers who bought lately, to try things out with.
  public List<CustomerId> recent(int count) {
    return facts.list(
        Query.of(CustomerFigures.class, "recent-customers.sql", count),
        row -> new CustomerId(row.text(0)));
  }
}
