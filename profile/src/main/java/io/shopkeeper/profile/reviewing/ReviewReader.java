package io.shopkeeper.profile.reviewing;

import io.shopkeeper.domain.Review;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.insight.Share;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.language.reviews.ReviewAnalyser;
import io.shopkeeper.language.reviews.ReviewText;
import io.shopkeeper.language.reviews.TextAnalysis;
import io.shopkeeper.profile.reviewing.ReviewBehaviour.AspectJudged;
import io.shopkeeper.profile.reviewing.ReviewBehaviour.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the reviews of one customer as all reviews of the shop were read.
final class ReviewReader {
  private static final int QUOTES = 2;

  private final Optional<ReviewStudy> study;
  private final Map<String, Double> others;

  ReviewReader(Optional<ReadReviews> read) {
    this.study = read.map(ReadReviews::study);
    this.others = new HashMap<>();
    read.map(ReadReviews::overall).map(Insight::aspects).orElse(List.of()).stream()
        .filter(score -> score.inFavour() + score.against() > 0)
        .forEach(score -> others.put(score.aspect().id(), score.share().mean()));
  }

  /// What is counted of an aspect.
  private static final class Judged {
    private final Aspect aspect;
    private final List<Quote> quotes = new ArrayList<>();
    private int praised;
    private int criticised;

    private Judged(Aspect aspect) {
      this.aspect = aspect;
    }

    private void add(boolean praise, Quote quote) {
      praised += praise ? 1 : 0;
      criticised += praise ? 0 : 1;
      if (quotes.size() < QUOTES) {
        quotes.add(quote);
      }
    }
  }

  /// @param own the newest first
  ReviewBehaviour of(List<OwnReview> own, long bought, long reviewed, ShopReviewing shop) {
    Map<String, Judged> judged = new LinkedHashMap<>();
    int rated = 0;
    double stars = 0;
    double lower = 0;
    double inFavour = 0;
    for (OwnReview one : own) {
      Review review = one.review();
      TextAnalysis analysis = analyser(one.category()).analyse(ReviewText.of(review));
      judge(one, analysis, judged);
      Double rating = review.rating();
      inFavour += rating == null ? analysis.inFavour() : (rating - 1) / 4;
      if (rating != null) {
        rated++;
        stars += rating;
        lower += usual(one, shop) - rating;
      }
    }
    return new ReviewBehaviour(
        own.size(),
        bought,
        reviewed,
        (reviewed + ReviewBehaviour.STRENGTH * shop.reviewed())
            / (bought + ReviewBehaviour.STRENGTH),
        rated,
        stars / rated,
        lower / (rated + ReviewBehaviour.STRENGTH),
        inFavour / own.size(),
        judged.values().stream()
            .sorted(
                Comparator.comparingInt((Judged one) -> -one.praised - one.criticised)
                    .thenComparing(one -> one.aspect.id()))
            .map(this::finished)
            .toList(),
        own.isEmpty() ? null : own.getLast().review().time(),
        own.isEmpty() ? null : own.getFirst().review().time());
  }

  private ReviewAnalyser analyser(String category) {
    return study
        .map(all -> all.analyser().with(all.catalogue(category)))
        .orElseGet(ReviewAnalyser::untrained);
  }

  /// What others give the product, pulled to the shop's mean.
  private static double usual(OwnReview one, ShopReviewing shop) {
    return (one.othersStars() + ReviewBehaviour.STRENGTH * shop.stars())
        / (one.othersRatings() + ReviewBehaviour.STRENGTH);
  }

  private void judge(OwnReview one, TextAnalysis analysis, Map<String, Judged> judged) {
    String text = ReviewText.of(one.review());
    for (AspectMention mention : analysis.aspects()) {
      Aspect aspect = analyser(one.category()).catalogue().aspects().get(mention.aspect());
      if (aspect != null && (mention.inFavour() || mention.against())) {
        judged
            .computeIfAbsent(aspect.id(), _ -> new Judged(aspect))
            .add(
                mention.inFavour(),
                new Quote(
                    one.review().id(),
                    one.review().product(),
                    mention.inFavour(),
                    mention.clause().in(text).strip()));
      }
    }
  }

  private AspectJudged finished(Judged one) {
    @Nullable Double usual = others.get(one.aspect.id());
    return new AspectJudged(
        one.aspect,
        one.praised,
        one.criticised,
        Share.of(
                one.praised,
                one.criticised,
                Objects.requireNonNullElse(usual, .5),
                ReviewBehaviour.STRENGTH)
            .mean(),
        usual,
        one.quotes);
  }
}
