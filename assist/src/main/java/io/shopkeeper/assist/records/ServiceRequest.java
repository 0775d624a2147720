package io.shopkeeper.assist.records;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a customer wants the shop to do, for a person to see to.
///
/// @param product null for the whole order
public record ServiceRequest(
    Kind kind, CustomerId customer, OrderId order, @Nullable ProductId product, Instant at) {

  /// What is wanted.
  public enum Kind {
    RETURN,
    EXCHANGE,
    CANCEL
  }
}
