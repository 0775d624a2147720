package io.shopkeeper.profile.reviewing;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.store.Row;
import java.util.Objects;

/// A review of a customer, with what others gave the product.
///
/// @param category the innermost; empty if unknown
/// @param othersStars the sum of others' stars
/// @param othersRatings how many they are
record OwnReview(Review review, String category, double othersStars, long othersRatings) {

  static OwnReview of(Row row) {
    String category = row.textOrNull(7);
    return new OwnReview(
        new Review(
            new ReviewId(row.text(0)),
            new ProductId(row.text(1)),
            null,
            row.isNull(2) ? null : row.number(2),
            row.textOrNull(3),
            row.text(4),
            new Channel(row.text(5)),
            Objects.requireNonNull(row.instantOrNull(6))),
        category == null ? "" : category,
        row.number(8),
        row.integer(9));
  }
}
