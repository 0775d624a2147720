package io.shopkeeper.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a customer wrote of a product (C of the method).
///
/// @param customer null if the platform did not say who wrote it
/// @param rating from 1 (worst) to 5 (best); null if only text was given
/// @param text may be empty where a rating stands alone
public record Review(
    ReviewId id,
    ProductId product,
    @Nullable CustomerId customer,
    @Nullable Double rating,
    @Nullable String title,
    String text,
    Channel channel,
    Instant time) {

  public Review {
    if (rating != null && !(rating >= 1 && rating <= 5)) {
      throw new IllegalArgumentException(
          "the rating of review '%s' is %s, not from 1 to 5".formatted(id, rating));
    }
    if (rating == null && text.isBlank()) {
      throw new IllegalArgumentException(
          "review '%s' has neither a rating nor a text".formatted(id));
    }
  }
}
