package io.shopkeeper.evaluation;

import static io.shopkeeper.evaluation.Reference.agree;
import static io.shopkeeper.evaluation.Reference.agrees;
import static io.shopkeeper.evaluation.Reference.doubleRows;
import static io.shopkeeper.evaluation.Reference.intRows;
import static io.shopkeeper.evaluation.Reference.ints;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.TopK;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RankingReferenceTest {

  private static final Map<String, RankingMetric> METRICS =
      Map.of(
          "precision", RankingMetric.PRECISION,
          "recall", RankingMetric.RECALL,
          "mean_user_f1", RankingMetric.F1,
          "hit_rate", RankingMetric.HIT_RATE,
          "ndcg", RankingMetric.NDCG,
          "map_min_denominator", RankingMetric.MAP,
          "map_full_denominator", RankingMetric.MAP_FULL,
          "mrr", RankingMetric.MRR);

  @Test
  void rankingMetricsAgreeWithTheReference() {
    Reference.forEachCaseWith("test", RankingReferenceTest::check);
  }

  private static void check(Reference.Case c) {
    int[][] recommended =
        c.input().has("scores") ? ranked(c) : intRows(c.input().get("recommended"));
    var evaluation = new RankingEvaluation(recommended, intRows(c.input().get("test")));
    for (int k : ints(c.input().get("k"))) {
      JsonNode output = c.output().get("k=" + k);
      checkAccuracy(evaluation, k, output);
      if (output.has("coverage")) {
        checkCatalogue(recommended, k, c.input(), output);
      }
    }
  }

  private static void checkAccuracy(RankingEvaluation evaluation, int k, JsonNode output) {
    assertThat(evaluation.evaluated()).isEqualTo(output.get("users_evaluated").asInt());
    assertThat(evaluation.skipped()).isEqualTo(output.get("users_skipped_empty_test").asInt());
    Map<String, Interval> report =
        evaluation
            .report(List.copyOf(METRICS.values()), List.of(k), Bootstrap.of(new Seed(1)))
            .metrics();
    METRICS.forEach((field, metric) -> {
      Interval interval = report.get(metric.at(k));
      agrees(output, field, interval == null ? Double.NaN : interval.estimate());
    });
    agree(perUser(output, "per_user_ndcg"), evaluation.perUser(RankingMetric.NDCG, k));
    agree(perUser(output, "per_user_recall"), evaluation.perUser(RankingMetric.RECALL, k));

    // The other convention follows from the same values.
    JsonNode asZero = output.get("if_empty_test_users_count_as_zero");
    double users = evaluation.evaluated() + evaluation.skipped();
    double recall = Arrays.stream(evaluation.perUser(RankingMetric.RECALL, k)).sum();
    double ndcg = Arrays.stream(evaluation.perUser(RankingMetric.NDCG, k)).sum();
    agrees(asZero, "recall", recall / users);
    agrees(asZero, "ndcg", ndcg / users);
  }

  private static void checkCatalogue(int[][] recommended, int k, JsonNode input, JsonNode output) {
    var catalogue = new CatalogueMetrics(recommended, k, input.get("n_items").asInt());
    agrees(output, "coverage", catalogue.coverage());
    agrees(output, "gini", catalogue.gini());
    agrees(output, "shannon_entropy_bits", catalogue.entropyBits());
    if (input.has("item_popularity")) {
      int[] popularity = ints(input.get("item_popularity"));
      int users = input.get("n_users").asInt();
      agrees(output, "novelty_bits", catalogue.noveltyBits(popularity, users));
      agrees(output, "average_popularity", catalogue.averagePopularity(popularity));
      double[][] vectors = doubleRows(input.get("item_vectors"));
      agrees(
          output,
          "intra_list_diversity",
          catalogue.intraListDiversity((a, b) -> cosine(vectors[a], vectors[b])));
    }
  }

  /// All items by falling score, those of the training set left out.
  private static int[][] ranked(Reference.Case c) {
    double[][] scores = doubleRows(c.input().get("scores"));
    int[][] rankings = new int[scores.length][];
    for (int user = 0; user < scores.length; user++) {
      var top = new TopK(scores[user].length);
      for (int item = 0; item < scores[user].length; item++) {
        top.offer(item, (float) scores[user][item]);
      }
      int[] seen = c.input().has("train") ? ints(c.input().get("train").get(user)) : new int[0];
      rankings[user] =
          Arrays.stream(top.ids())
              .filter(item -> Arrays.stream(seen).noneMatch(s -> s == item))
              .toArray();
      assertThat(rankings[user]).startsWith(ints(c.output().get("rankings").get(user)));
    }
    return rankings;
  }

  private static double[] perUser(JsonNode output, String field) {
    return StreamSupport.stream(output.get(field).spliterator(), false)
        .filter(value -> !value.isNull())
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double cosine(double[] a, double[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
