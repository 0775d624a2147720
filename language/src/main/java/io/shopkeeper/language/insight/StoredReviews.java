package io.shopkeeper.language.insight;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The reviews that a shop has stored, with the categories of their products.
public record StoredReviews(List<Review> reviews, Map<ProductId, String> categories) {
  /// Of more the newest are read.
  public static final int MOST = 200_000;

  /// How many there are.
  public static long count(Facts facts) {
    return facts
        .list(Query.of(StoredReviews.class, "count-reviews.sql"), row -> row.integer(0))
        .getFirst();
  }

  public static StoredReviews read(Facts facts) {
    var categories = new HashMap<ProductId, String>();
    List<Review> reviews =
        facts.list(
            Query.of(StoredReviews.class, "reviews.sql", MOST),
            row -> {
              var product = new ProductId(row.text(1));
              List<String> path = row.texts(8);
              if (!path.isEmpty()) {
                categories.put(product, path.getLast());
              }
              String customer = row.textOrNull(2);
              return new Review(
                  new ReviewId(row.text(0)),
                  product,
                  customer == null ? null : new CustomerId(customer),
                  row.isNull(3) ? null : row.number(3),
                  row.textOrNull(4),
                  row.text(5),
                  new Channel(row.text(6)),
                  Objects.requireNonNull(row.instantOrNull(7)));
            });
    return new StoredReviews(reviews, categories);
  }
}
