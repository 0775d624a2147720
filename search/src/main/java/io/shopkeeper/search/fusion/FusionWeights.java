package io.shopkeeper.search.fusion;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What each [Feature] counts; one that is not named counts nothing.
public record FusionWeights(Map<Feature, Double> weights) {

  /// Learnt by [FusionTrainer] on the validation half of the known-item queries in `bench`.
  public static final FusionWeights DEFAULT =
      of(
          Map.of(
              Feature.LEXICAL, 4.0,
              Feature.SEMANTIC, 12.0,
              Feature.LEXICAL_RANK, 1.0,
              Feature.SEMANTIC_RANK, 1.0,
              Feature.COVERAGE, 2.0,
              Feature.TITLE_SHARE, 1.0));

  /// Words alone.
  public static final FusionWeights BM25 = of(Map.of(Feature.LEXICAL, 1.0));

  /// Meaning alone.
  public static final FusionWeights VECTOR = of(Map.of(Feature.SEMANTIC, 1.0));

  /// Ranks alone.
  public static final FusionWeights RECIPROCAL_RANK =
      of(Map.of(Feature.LEXICAL_RANK, 1.0, Feature.SEMANTIC_RANK, 1.0));

  /// Below all that can be bought and answers about as well.
  private static final double OUT_OF_STOCK = -2;

  public FusionWeights {
    var ordered = new EnumMap<Feature, Double>(Feature.class);
    ordered.putAll(weights);
    weights = Collections.unmodifiableMap(ordered);
  }

  private static FusionWeights of(Map<Feature, Double> learnt) {
    var all = new EnumMap<Feature, Double>(Feature.class);
    all.putAll(learnt);
    all.put(Feature.OUT_OF_STOCK, OUT_OF_STOCK);
    return new FusionWeights(all);
  }

  /// Those of the features that are learnt, in their order.
  static FusionWeights learnt(double[] weights) {
    var learnt = new EnumMap<Feature, Double>(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature != Feature.OUT_OF_STOCK) {
        learnt.put(feature, weights[feature.ordinal()]);
      }
    }
    return of(learnt);
  }

  public double of(Feature feature) {
    return weights.getOrDefault(feature, 0.0);
  }

  /// The score of a product.
  public double score(Candidate candidate) {
    return Arrays.stream(Feature.values())
        .mapToDouble(feature -> of(feature) * candidate.value(feature))
        .sum();
  }
}
