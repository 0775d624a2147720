package io.shopkeeper.profile.reviewing;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one customer reviews. What little is known of is pulled to the whole shop's, as by
/// [#STRENGTH] more products or reviews of it.
///
/// @param reviews written
/// @param bought different products
/// @param reviewed of these, how many they wrote of
/// @param reviewedShare likewise as a share, shrunk
/// @param rated reviews with stars
/// @param stars mean; `NaN` without any
/// @param strictness by how many stars they rate a product lower than others do, shrunk to 0; above
///   0 is stricter
/// @param inFavour mean over the reviews of how far each is in favour, by stars, else by words;
///   `NaN` without any
/// @param aspects what they judged, the most often first
/// @param first review; null without any
/// @param last review; null without any
public record ReviewBehaviour(
    int reviews,
    long bought,
    long reviewed,
    double reviewedShare,
    int rated,
    double stars,
    double strictness,
    double inFavour,
    List<AspectJudged> aspects,
    @Nullable Instant first,
    @Nullable Instant last) {
  /// In products and reviews.
  static final double STRENGTH = 5;

  /// Of more reviews the newest are read.
  private static final long MOST = 200;

  public ReviewBehaviour {
    aspects = List.copyOf(aspects);
  }

  /// How they judge an aspect.
  ///
  /// @param praised in how many places
  /// @param criticised likewise
  /// @param inFavour share of the places that judge it, shrunk to `others` where that is known
  /// @param others the same share among all reviews; null if they were not read yet
  /// @param quotes the latest places
  public record AspectJudged(
      Aspect aspect,
      int praised,
      int criticised,
      double inFavour,
      @Nullable Double others,
      List<Quote> quotes) {
    public AspectJudged {
      quotes = List.copyOf(quotes);
    }
  }

  /// A clause of a review as it stands there.
  public record Quote(ReviewId review, ProductId product, boolean praise, String text) {}

  /// Reads what a customer wrote; some milliseconds and half of one a review.
  ///
  /// @param customer the id that merged customers are counted under
  /// @param read all reviews, of which words are judged as there; without them by common words
  ///   alone
  public static ReviewBehaviour read(
      Facts facts, String customer, ShopReviewing shop, Optional<ReadReviews> read, Instant until) {
    List<OwnReview> own =
        facts.list(
            Query.of(ReviewBehaviour.class, "own-reviews.sql", customer, until, MOST),
            OwnReview::of);
    long[] habit =
        facts
            .list(
                Query.of(ReviewBehaviour.class, "bought-and-reviewed.sql", customer, until),
                row -> new long[] {row.integer(0), row.integer(1)})
            .getFirst();
    return new ReviewReader(read).of(own, habit[0], habit[1], shop);
  }
}
