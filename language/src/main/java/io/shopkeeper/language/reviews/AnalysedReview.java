package io.shopkeeper.language.reviews;

import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A review and what it says.
///
/// @param category of its product; empty if unknown
/// @param copyOf the earlier review it is nearly the same as
public record AnalysedReview(
    Review review,
    String category,
    TextAnalysis analysis,
    Set<Hint> hints,
    @Nullable ReviewId copyOf) {

  public AnalysedReview {
    hints = Set.copyOf(hints);
  }

  /// What its places are places in.
  public String text() {
    return ReviewText.of(review);
  }

  /// Whether it counts: copies and what no customer wrote do not.
  public boolean counts() {
    return hints.isEmpty() || hints.equals(Set.of(Hint.NO_WORDS)) && review.rating() != null;
  }

  /// How far it is in favour, in [0, 1]: by its stars, else by its text.
  public double verdict() {
    Double rating = review.rating();
    return rating == null ? analysis.inFavour() : (rating - 1) / 4;
  }
}
