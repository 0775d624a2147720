package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.CatalogueMetrics;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import java.util.LinkedHashMap;
import java.util.List;

/// What is reported of every ranking.
public final class RankingMetrics {

  private static final List<RankingMetric> REPORTED =
      List.of(
          RankingMetric.RECALL,
          RankingMetric.NDCG,
          RankingMetric.PRECISION,
          RankingMetric.F1,
          RankingMetric.MAP,
          RankingMetric.MRR,
          RankingMetric.HIT_RATE);

  private RankingMetrics() {}

  /// The metrics at each cut-off with intervals over users, and coverage, which is counted; empty
  /// where no user has a relevant item.
  ///
  /// @param items how many there are to recommend
  public static MetricReport of(
      int[][] lists, int[][] relevant, int items, List<Integer> cutoffs, Bootstrap bootstrap) {
    var evaluation = new RankingEvaluation(lists, relevant);
    if (evaluation.evaluated() == 0) {
      return new MetricReport(new LinkedHashMap<>());
    }
    var coverage = new LinkedHashMap<String, Interval>();
    for (int k : cutoffs) {
      coverage.put(
          "coverage@" + k, Interval.exact(new CatalogueMetrics(lists, k, items).coverage()));
    }
    return evaluation.report(REPORTED, cutoffs, bootstrap).and(new MetricReport(coverage));
  }
}
