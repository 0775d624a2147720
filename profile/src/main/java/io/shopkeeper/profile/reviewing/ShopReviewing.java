package io.shopkeeper.profile.reviewing;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;

/// How all customers of a shop review: where little is known of one, they are taken to be so.
///
/// @param reviewed share of the products a customer bought that they wrote of; 0 if nothing was
///   bought
/// @param stars mean of all; `NaN` if there are none
public record ShopReviewing(double reviewed, double stars) {

  /// Of a shop that has no reviews yet.
  public static final ShopReviewing NONE = new ShopReviewing(0, Double.NaN);

  /// Looks through all orders and reviews: to be kept for a while.
  public static ShopReviewing read(Facts facts, Instant until) {
    return facts
        .list(
            Query.of(ShopReviewing.class, "shop-reviewing.sql", until),
            row ->
                new ShopReviewing(
                    row.integer(0) == 0 ? 0 : (double) row.integer(1) / row.integer(0),
                    row.number(2)))
        .getFirst();
  }
}
