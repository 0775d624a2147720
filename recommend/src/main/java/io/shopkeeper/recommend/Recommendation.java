package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.Comparator;
import java.util.List;

/// A product and why it is shown.
///
/// @param score comparable within one answer only; the sum of the contributions of `reasons`
/// @param probability that a customer who buys something new soon buys it, see
///   [io.shopkeeper.recommend.ranking.Chance]; `NaN` where it is not known
/// @param reasons the one that decides most first, see [Reason#loss], [Reason.Others] last
public record Recommendation(
    ProductId product, double score, double probability, List<Reason> reasons) {

  /// Greatest score first.
  public static final Comparator<Recommendation> BEST_FIRST =
      Comparator.comparingDouble(Recommendation::score).reversed();

  private static final double TOLERANCE = 1e-6;

  public Recommendation {
    reasons = List.copyOf(reasons);
    double sum = sum(reasons);
    if (!(Math.abs(sum - score) <= TOLERANCE * Math.abs(score))) {
      throw new IllegalArgumentException(
          "the reasons for product '%s' add up to %s, its score is %s"
              .formatted(product, sum, score));
    }
  }

  /// One of which no probability is known.
  public Recommendation(ProductId product, double score, List<Reason> reasons) {
    this(product, score, Double.NaN, reasons);
  }

  /// A recommendation whose score is what its reasons add up to.
  public static Recommendation of(ProductId product, List<Reason> reasons) {
    return new Recommendation(product, sum(reasons), reasons);
  }

  public Recommendation withProbability(double other) {
    return new Recommendation(product, score, other, reasons);
  }

  /// Whether anything the visitor did speaks for it.
  boolean isPersonal() {
    return reasons.stream()
        .anyMatch(reason ->
            reason instanceof Reason.BecauseOf
                || reason instanceof Reason.Followed
                || reason instanceof Reason.NextInSequence
                || reason instanceof Reason.Weighed);
  }

  private static double sum(List<Reason> reasons) {
    double sum = 0;
    for (Reason reason : reasons) {
      sum += reason.contribution();
    }
    return sum;
  }
}
