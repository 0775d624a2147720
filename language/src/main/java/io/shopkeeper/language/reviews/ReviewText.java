package io.shopkeeper.language.reviews;

import io.shopkeeper.domain.Review;

/// What is read of a review.
public final class ReviewText {
  private ReviewText() {}

  /// Its title, if it has one, on a line before its text: places in an analysis are places in this.
  public static String of(Review review) {
    String title = review.title();
    return title == null || title.isBlank() ? review.text() : title + "\n" + review.text();
  }
}
