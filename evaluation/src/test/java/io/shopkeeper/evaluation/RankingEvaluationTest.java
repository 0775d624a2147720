package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingEvaluationTest {

  @ParameterizedTest
  @EnumSource
  void everyMetricLiesBetweenZeroAndOneOnAnyLists(RankingMetric metric) {
    var random = new SplittableRandom(5);
    int[][] recommended = new int[200][];
    int[][] relevant = new int[200][];
    for (int user = 0; user < 200; user++) {
      recommended[user] = random.ints(0, 20).distinct().limit(random.nextInt(0, 15)).toArray();
      relevant[user] = random.ints(0, 20).distinct().limit(random.nextInt(0, 15)).toArray();
    }
    for (int k : new int[] {1, 5, 30}) {
      assertThat(Arrays.stream(new RankingEvaluation(recommended, relevant).perUser(metric, k)))
          .isNotEmpty()
          .allMatch(value -> value >= 0 && value <= 1 + 1e-12);
    }
  }

  @Test
  void aRepeatedItemCountsOnceAtItsFirstRank() {
    var evaluation = new RankingEvaluation(new int[][] {{4, 4, 7}}, new int[][] {{7, 4, 7}});
    assertThat(evaluation.perUser(RankingMetric.RECALL, 2)).containsExactly(.5);
    assertThat(evaluation.perUser(RankingMetric.MAP, 3))
        .containsExactly(new double[] {(1 + 2 / 3.0) / 2}, within(1e-12));
  }

  @Test
  void aReportNamesMetricsInTheOrderAskedFor() {
    var evaluation = new RankingEvaluation(new int[][] {{1}, {2}}, new int[][] {{1}, {3}});
    MetricReport report =
        evaluation.report(
            List.of(RankingMetric.RECALL, RankingMetric.HIT_RATE),
            List.of(20, 1),
            Bootstrap.of(new Seed(1)));
    assertThat(report.metrics().keySet())
        .containsExactly("recall@20", "recall@1", "hit-rate@20", "hit-rate@1");
    assertThat(report.metrics().get("recall@1")).isEqualTo(new Interval(0, .5, 1, .95));
  }

  @Test
  void aReportOnNobodyIsEmpty() {
    var evaluation = new RankingEvaluation(new int[][] {{1}}, new int[][] {{}});
    assertThat(
            evaluation
                .report(List.of(RankingMetric.MRR), List.of(5), Bootstrap.of(new Seed(1)))
                .metrics())
        .isEmpty();
  }

  @Test
  void aWrongCutoffOrNumberOfListsIsRefusedNamingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankingEvaluation(new int[2][0], new int[3][0]))
        .withMessage("2 lists for 3 users");
    var evaluation = new RankingEvaluation(new int[][] {{1}}, new int[][] {{1}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluation.perUser(RankingMetric.NDCG, 0))
        .withMessage("k must be at least 1: 0");
  }
}
