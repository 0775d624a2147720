package io.shopkeeper.assist.records;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Requests in the store, numbered from 1. Safe for any number of threads of one process.
public final class StoredDesk implements ServiceDesk {
  private static final String PREFIX = "R-";

  private final Facts facts;

  public StoredDesk(Facts facts) {
    this.facts = facts;
  }

  /// A request with its number.
  ///
  /// @param decision null until a person decided
  public record Numbered(String number, ServiceRequest request, @Nullable Decision decision) {}

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

  /// Keeps what was decided on a request.
  ///
  /// @param number as in `R-7`
  /// @throws IllegalArgumentException if there is no such request, or it was decided on
  public synchronized void decide(String number, Decision decision) {
    long decided =
        facts.update(
            Query.of(
                StoredDesk.class,
                "insert-decision.sql",
                decision.accepted(),
                decision.reason(),
                decision.person(),
                decision.at(),
                number));
    if (decided == 0) {
      throw new IllegalArgumentException(
          "there is no request '%s' that waits for a decision".formatted(number));
    }
  }

  /// The newest requests, newest first.
  public List<Numbered> newest(int most) {
    return newest(false, most);
  }

  /// Those that nobody decided on yet, newest first.
  public List<Numbered> undecided(int most) {
    return newest(true, most);
  }

  private List<Numbered> newest(boolean undecided, int most) {
    return facts.list(
        Query.of(StoredDesk.class, "requests.sql", undecided, (long) most), StoredDesk::read);
  }

  private static Numbered read(Row row) {
    String product = row.textOrNull(4);
    return new Numbered(
        PREFIX + row.integer(0),
        new ServiceRequest(
            ServiceRequest.Kind.valueOf(row.text(1)),
            new CustomerId(row.text(2)),
            new OrderId(row.text(3)),
            product == null ? null : new ProductId(product),
            Objects.requireNonNull(row.instantOrNull(5))),
        row.isNull(6)
            ? null
            : new Decision(
                row.truth(6),
                row.text(7),
                row.text(8),
                Objects.requireNonNull(row.instantOrNull(9))));
  }
}
