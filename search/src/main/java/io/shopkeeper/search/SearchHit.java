package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import java.util.List;

/// A product that was found.
///
/// @param product as it is now, without its description
/// @param score comparable within one answer only
/// @param reasons what the score is the sum of, greatest first; empty where they were not asked for
public record SearchHit(Product product, double score, List<SearchReason> reasons) {
  private static final double TOLERANCE = 1e-3;

  public SearchHit {
    reasons = List.copyOf(reasons);
    double sum = reasons.stream().mapToDouble(SearchReason::contribution).sum();
    if (!reasons.isEmpty() && !(Math.abs(sum - score) <= TOLERANCE * (1 + Math.abs(score)))) {
      throw new IllegalArgumentException(
          "the reasons for product '%s' add up to %s, its score is %s"
              .formatted(product.id(), sum, score));
    }
  }
}
