package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ranking.RankedCandidates;
import io.shopkeeper.recommend.ranking.Ranking;
import io.shopkeeper.recommend.ranking.RankingReasons;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/// Takes away the reason named first for the product shown first, and looks whether that changes
/// the answer: whether its score falls, whether another product comes first.
final class ReasonTrial {
  private ReasonTrial() {}

  /// Of the first users of whom a reason speaks for a product.
  static MetricReport of(PointInTime now, Ranking ranking, int most, Workers workers) {
    int users = Math.min(most, now.size());
    double[] errors = new double[users];
    double[] fell = new double[users];
    double[] gaveWay = new double[users];
    workers.forEach(
        users,
        1,
        () ->
            user -> {
              History history = now.history(user);
              RankedCandidates ranked = ranking.rank(history, now.lessons().candidates(history));
              int[] order = ranked.order();
              if (order.length < 2) {
                fell[user] = Double.NaN;
                return;
              }
              RankingReasons reasons = ranking.reasons(ranked, order[0]);
              double score = ranked.scores()[order[0]];
              errors[user] = Math.abs(reasons.score() - score);
              if (reasons.topics().getFirst().contribution() <= 0) {
                fell[user] = Double.NaN;
                return;
              }
              double left = ranking.without(ranked, order[0], reasons.topics().getFirst().name());
              fell[user] = left < score ? 1 : 0;
              gaveWay[user] = left < ranked.scores()[order[1]] ? 1 : 0;
            });
    int[] asked = IntStream.range(0, users).filter(u -> !Double.isNaN(fell[u])).toArray();
    var report = new LinkedHashMap<String, Interval>();
    report.put("reasons add up to", Interval.exact(Arrays.stream(errors).max().orElse(0)));
    if (asked.length > 0) {
      report.put("first reason lowers", Interval.exact(mean(fell, asked)));
      report.put("first reason decides", Interval.exact(mean(gaveWay, asked)));
    }
    return new MetricReport(report);
  }

  private static double mean(double[] values, int[] at) {
    return IntStream.of(at).mapToDouble(i -> values[i]).average().orElse(0);
  }
}
