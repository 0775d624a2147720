package io.shopkeeper.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as the log tells it: what was bought, less what went back.
///
/// @param customer null for a customer the shop cannot name
/// @param lines as bought
/// @param refunded what came back since, empty for most
public record Order(
    OrderId id,
    @Nullable CustomerId customer,
    Channel channel,
    Instant time,
    List<OrderLine> lines,
    List<OrderLine> refunded) {

  public Order {
    lines = List.copyOf(lines);
    refunded = List.copyOf(refunded);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order '%s' has no line".formatted(id));
    }
  }
}
