package io.shopkeeper.ingest.quality;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;

/// What the stored orders and refunds come to; amounts are minor units of the shop's currency.
///
/// @param orders purchases
/// @param lines of orders
/// @param units of lines
/// @param minor value of the lines
/// @param nobodysOrders of visitors without a name; likewise their lines and value
/// @param freeLines at a price of 0
/// @param refunds of orders and of none
/// @param looseRefunds those that name no order, and their value
/// @param currencies of the lines
/// @param foreignLines in another currency than the shop's
public record Sales(
    long orders,
    long lines,
    long units,
    long minor,
    long nobodysOrders,
    long nobodysLines,
    long nobodysMinor,
    long freeLines,
    long refunds,
    long refundedMinor,
    long looseRefunds,
    long looseMinor,
    long currencies,
    long foreignLines) {

  static Sales of(Facts facts) {
    return facts
        .list(
            Query.of(Sales.class, "sales.sql"),
            row ->
                new Sales(
                    row.integer(0),
                    row.integer(1),
                    row.integer(2),
                    row.integer(3),
                    row.integer(4),
                    row.integer(5),
                    row.integer(6),
                    row.integer(7),
                    row.integer(8),
                    row.integer(9),
                    row.integer(10),
                    row.integer(11),
                    row.integer(12),
                    row.integer(13)))
        .getFirst();
  }
}
