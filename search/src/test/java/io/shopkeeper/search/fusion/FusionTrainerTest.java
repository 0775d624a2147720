package io.shopkeeper.search.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FusionTrainerTest {

  /// Candidates of which the one with the greatest value of a feature is relevant.
  private static FusionTrainer.Judged query(Feature telling, double doubt, RandomGenerator random) {
    var candidates = new ArrayList<Candidate>();
    int best = 0;
    for (int number = 0; number < 20; number++) {
      double[] values = new double[Feature.values().length];
      for (Feature feature : Feature.values()) {
        values[feature.ordinal()] = feature == Feature.OUT_OF_STOCK ? 0 : random.nextDouble();
      }
      candidates.add(new Candidate(number, values, doubt, 0, 0));
      if (candidates.get(number).value(telling) > candidates.get(best).value(telling)) {
        best = number;
      }
    }
    return new FusionTrainer.Judged(candidates, Map.of(best, 1.0));
  }

  @Test
  void whatTellsTheRelevantOnesIsLearnedForSureAndForDoubtfulQueries() {
    RandomGenerator random = new Seed(7).generator("queries");
    var queries = new ArrayList<FusionTrainer.Judged>();
    for (int q = 0; q < 200; q++) {
      queries.add(query(Feature.COVERAGE, 0, random));
      queries.add(query(Feature.SEMANTIC, 1, random));
    }
    FusionWeights weights = FusionTrainer.train(queries).orElseThrow();
    assertThat(weights.of(Feature.COVERAGE, 0)).isGreaterThan(10 * weights.of(Feature.SEMANTIC, 0));
    assertThat(weights.of(Feature.SEMANTIC, 1)).isGreaterThan(10 * weights.of(Feature.COVERAGE, 1));
    assertThat(weights).isEqualTo(FusionTrainer.train(queries).orElseThrow());
  }

  @Test
  void noWeightIsBelowNothing() {
    RandomGenerator random = new Seed(8).generator("queries");
    FusionWeights weights =
        FusionTrainer.train(List.of(query(Feature.BRAND, .5, random))).orElseThrow();
    for (Feature feature : Feature.values()) {
      if (feature != Feature.OUT_OF_STOCK) {
        assertThat(weights.of(feature, .5)).as(feature.name()).isNotNegative();
      }
    }
  }

  @Test
  void nothingIsLearnedFromQueriesWithoutAnswers() {
    RandomGenerator random = new Seed(9).generator("queries");
    var judged = new FusionTrainer.Judged(query(Feature.BRAND, 0, random).candidates(), Map.of());
    assertThat(FusionTrainer.train(List.of(judged))).isEmpty();
  }
}
