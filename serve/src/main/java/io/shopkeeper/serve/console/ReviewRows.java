package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.serve.api.TextJson;
import io.shopkeeper.serve.figures.ProductFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A page of the reviews that are looked for.
public record ReviewRows(ReviewsQuery query, List<Row> rows, int total, int pages) {
  private static final int ROWS = 10;

  /// A review.
  ///
  /// @param aspects it speaks of, by name, with what it says of each
  public record Row(
      AnalysedReview review, String title, Marked text, Map<String, String> aspects) {}

  static ReviewRows of(ReviewsQuery query, ReviewStudy study, ProductFigures products, Texts t) {
    List<AnalysedReview> found = query.filter().of(study);
    List<AnalysedReview> shown =
        found.stream().skip((query.page() - 1L) * ROWS).limit(ROWS).toList();
    Map<ProductId, String> titles =
        products.titles(shown.stream().map(r -> r.review().product()).distinct().toList());
    return new ReviewRows(
        query,
        shown.stream()
            .map(review ->
                new Row(
                    review,
                    titles.getOrDefault(review.review().product(), ""),
                    Marked.of(review, query.filter()),
                    aspects(review, study.catalogue(review.category()), t)))
            .toList(),
        found.size(),
        Math.max(1, (found.size() + ROWS - 1) / ROWS));
  }

  private static Map<String, String> aspects(
      AnalysedReview review, AspectCatalogue catalogue, Texts t) {
    var aspects = new LinkedHashMap<String, String>();
    for (AspectMention mention : review.analysis().aspects()) {
      catalogue
          .find(mention.aspect())
          .ifPresent(aspect ->
              aspects.merge(name(aspect, t), TextJson.polarity(mention), ReviewRows::both));
    }
    return aspects;
  }

  private static String both(String one, String other) {
    return one.equals("neutral") || one.equals(other)
        ? other
        : other.equals("neutral") ? one : "neutral";
  }

  /// The name of an aspect in the reader's language.
  static String name(Aspect aspect, Texts t) {
    return aspect.name(t.language() == Language.ZH);
  }
}
