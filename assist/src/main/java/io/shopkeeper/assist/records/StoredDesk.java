package io.shopkeeper.assist.records;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Requests in the store, numbered from 1. Safe for any number of threads of one process.
public final class StoredDesk implements ServiceDesk {
  private static final String PREFIX = "R-";

  private final Facts facts;

  public StoredDesk(Facts facts) {
    this.facts = facts;
  }

  /// A request with its number.
  public record Numbered(String number, ServiceRequest request) {}

  @Override
  public synchronized String open(ServiceRequest request) {
    ProductId product = request.product();
    List<String> known =
        facts.list(
            Query.of(
                StoredDesk.class,
                "same-request.sql",
                request.kind().name(),
                request.customer().value(),
                request.order().value(),
                product == null ? "" : product.value()),
            row -> PREFIX + row.integer(0));
    if (!known.isEmpty()) {
      return known.getFirst();
    }
    long number =
        1
            + facts
                .list(Query.of(StoredDesk.class, "last-request.sql"), row -> row.integer(0))
                .getFirst();
    facts.update(
        Query.of(
            StoredDesk.class,
            "insert-request.sql",
            number,
            request.kind().name(),
            request.customer().value(),
            request.order().value(),
            product == null ? "" : product.value(),
            request.at()));
    return PREFIX + number;
  }

  /// The newest requests, newest first.
  public List<Numbered> newest(int most) {
    return facts.list(
        Query.of(StoredDesk.class, "requests.sql", (long) most),
        row -> {
          String product = row.textOrNull(4);
          Instant at = row.instantOrNull(5);
          return new Numbered(
              PREFIX + row.integer(0),
              new ServiceRequest(
                  ServiceRequest.Kind.valueOf(row.text(1)),
                  new CustomerId(row.text(2)),
                  new OrderId(row.text(3)),
                  product == null ? null : new ProductId(product),
                  Objects.requireNonNull(at)));
        });
  }
}
