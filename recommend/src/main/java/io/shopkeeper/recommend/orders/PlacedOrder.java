package io.shopkeeper.recommend.orders;

import java.util.Arrays;

/// What was kept of one order.
///
/// @param customer number of who placed it, −1 for someone unknown
/// @param time in microseconds since 1970 UTC
/// @param items numbers of its products, at least one, ascending and each once
public record PlacedOrder(int customer, long time, int[] items) {
  public PlacedOrder {
    items = Arrays.stream(items).sorted().distinct().toArray();
    if (items.length == 0) {
      throw new IllegalArgumentException("an order without items");
    }
  }
}
