package io.shopkeeper.ingest;

/// What the status of an order on a platform says of its sale.
enum OrderStanding {
  /// Placed, whether or not the money has come already.
  SOLD,
  /// Sold, and all of it taken back.
  REFUNDED,
  /// Cancelled, never paid for in time, or a draft.
  NOT_SOLD
}
