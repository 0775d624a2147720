package io.shopkeeper.content.write;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.reviews.Aspect;
import java.util.Comparator;
import java.util.List;

/// Something that customers surely praise, or blame.
///
/// @param aspect as the text may call it
/// @param inFavour reviews that praise it
/// @param against reviews that blame it
/// @param sure whether they praise it; false for what must not be promised
public record Praise(String aspect, int inFavour, int against, boolean sure) {
  private static final int LEAST_REVIEWS = 3;
  private static final double PRAISED = .6;
  private static final double BLAMED = .5;

  /// What reviews tell of the product itself, not of its delivery; the most praised first. What
  /// they tell too little of is left out.
  public static List<Praise> of(Insight insight, Language language) {
    return insight.aspects().stream()
        .filter(score -> score.aspect().owner() == Aspect.Owner.PRODUCT)
        .filter(score ->
            (score.inFavour() >= LEAST_REVIEWS && score.share().low() > PRAISED)
                || (score.against() >= LEAST_REVIEWS && score.share().mean() < BLAMED))
        .map(score ->
            new Praise(
                score.aspect().name(language == Language.CHINESE),
                score.inFavour(),
                score.against(),
                score.share().low() > PRAISED))
        .sorted(Comparator.comparingInt(Praise::inFavour).reversed())
        .toList();
  }
}
