package io.shopkeeper.language.insight;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.language.reviews.Aspect;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reviews of a product, a category or a shop say.
///
/// @param reviews all of them
/// @param counted without copies and what no customer wrote
/// @param rating the mean of the stars; null if there are none
/// @param inFavour the share of reviews in favour
/// @param aspects the most mentioned first
/// @param months in order, of the shop's own time zone, those without reviews left out
/// @param change what is different of late; null if nothing is sure to be
/// @param action what is suggested; null if nothing stands out
public record Insight(
    int reviews,
    int counted,
    @Nullable Double rating,
    Share inFavour,
    List<AspectScore> aspects,
    List<Quote> praise,
    List<Quote> criticism,
    List<Month> months,
    List<Rival> rivals,
    List<String> keywords,
    @Nullable Change change,
    @Nullable Action action) {

  public Insight {
    aspects = List.copyOf(aspects);
    praise = List.copyOf(praise);
    criticism = List.copyOf(criticism);
    months = List.copyOf(months);
    rivals = List.copyOf(rivals);
    keywords = List.copyOf(keywords);
  }

  /// How an aspect is judged.
  ///
  /// @param share of the judging reviews that are in favour, leaning on the category's where there
  ///   are few
  /// @param category what the category's reviews say of it
  /// @param months in order, those without a review that judges it left out
  public record AspectScore(
      Aspect aspect,
      int inFavour,
      int against,
      int neither,
      Share share,
      double category,
      List<Month> months) {

    public AspectScore {
      months = List.copyOf(months);
    }

    public int mentions() {
      return inFavour + against + neither;
    }
  }

  /// Words of a review, as they stand there.
  public record Quote(ReviewId review, ProductId product, String aspect, String text) {}

  /// The reviews of one month.
  public record Month(YearMonth month, int reviews, Share inFavour) {}

  /// Another product of the category, by how probably it is better.
  public record Rival(
      ProductId product, int reviews, Share inFavour, double better, @Nullable String bestAspect) {}

  /// The last days against what was before.
  ///
  /// @param days of which reviews are taken as late
  /// @param certainty the probability that the share fell, or rose
  /// @param aspect that fell or rose most; null if none did
  public record Change(
      boolean drop,
      int days,
      Share before,
      Share late,
      double certainty,
      @Nullable String aspect) {}

  /// What to do first.
  public record Action(Aspect aspect, double share, int against) {}
}
