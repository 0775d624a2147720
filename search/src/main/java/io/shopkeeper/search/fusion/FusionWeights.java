package io.shopkeeper.search.fusion;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What each [Feature] counts; one that is not named counts nothing.
///
/// Where a product has all the words of a query they say what is meant; where none has, the words
/// that some have mislead, and meaning counts more. Between the two the weights are mixed by how
/// much is missing, [Candidate#doubt].
///
/// @param sure where a product has all the words
/// @param doubtful where no product has any
public record FusionWeights(Map<Feature, Double> sure, Map<Feature, Double> doubtful) {
  /// Below all that can be bought and answers about as well.
  private static final double OUT_OF_STOCK = -2;

  /// Learnt by [FusionTrainer] on the validation half of the known-item queries in `bench` and on
  /// the mixed ones; what came out below .001 is left out. But for BM25, which is held at a half:
  /// those queries ask for nothing that only a description or an attribute says.
  public static final FusionWeights DEFAULT =
      of(
          Map.of(
              Feature.LEXICAL, .5,
              Feature.SEMANTIC, 5.24,
              Feature.SEMANTIC_RANK, 1.01,
              Feature.COVERAGE, 3.13,
              Feature.NAMED, 3.29,
              Feature.TITLE_EXTRA, 5.83,
              Feature.TITLE_ORDER, 4.34,
              Feature.BRAND, 1.64),
          Map.of(
              Feature.LEXICAL, .5,
              Feature.SEMANTIC, 19.2,
              Feature.SEMANTIC_RANK, 2.19,
              Feature.COVERAGE, 3.84,
              Feature.TITLE_ORDER, 6.86,
              Feature.BRAND, 3.35));

  /// Words alone.
  public static final FusionWeights BM25 = of(Map.of(Feature.LEXICAL, 1.0));

  /// Meaning alone.
  public static final FusionWeights VECTOR = of(Map.of(Feature.SEMANTIC, 1.0));

  /// Ranks alone.
  public static final FusionWeights RECIPROCAL_RANK =
      of(Map.of(Feature.LEXICAL_RANK, 1.0, Feature.SEMANTIC_RANK, 1.0));

  public FusionWeights {
    sure = ordered(sure);
    doubtful = ordered(doubtful);
  }

  /// The same for every query.
  private static FusionWeights of(Map<Feature, Double> weights) {
    return of(weights, weights);
  }

  static FusionWeights of(Map<Feature, Double> sure, Map<Feature, Double> doubtful) {
    return new FusionWeights(withStock(sure), withStock(doubtful));
  }

  private static Map<Feature, Double> withStock(Map<Feature, Double> weights) {
    Map<Feature, Double> all = new EnumMap<>(Feature.class);
    all.putAll(weights);
    all.put(Feature.OUT_OF_STOCK, OUT_OF_STOCK);
    return all;
  }

  private static Map<Feature, Double> ordered(Map<Feature, Double> weights) {
    Map<Feature, Double> ordered = new EnumMap<>(Feature.class);
    ordered.putAll(weights);
    return Collections.unmodifiableMap(ordered);
  }

  /// What a feature counts for a query.
  ///
  /// @param doubt see [Candidate#doubt]
  public double of(Feature feature, double doubt) {
    return (1 - doubt) * sure.getOrDefault(feature, 0.0)
        + doubt * doubtful.getOrDefault(feature, 0.0);
  }

  /// The score of a product.
  public double score(Candidate candidate) {
    double score = 0;
    for (Feature feature : Feature.values()) {
      score += of(feature, candidate.doubt()) * candidate.value(feature);
    }
    return score;
  }
}
