package io.shopkeeper.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Recommended lists held against what their users really took.
///
/// A user without relevant items says nothing about the recommender and is skipped in every
/// average.
public final class RankingEvaluation {

  private final List<Hits> evaluated = new ArrayList<>();
  private final int skipped;

  /// Matches list i of items, best first, with the relevant items of user i, in any order.
  public RankingEvaluation(int[][] recommended, int[][] relevant) {
    if (recommended.length != relevant.length) {
      throw new IllegalArgumentException(
          "%d lists for %d users".formatted(recommended.length, relevant.length));
    }
    for (int user = 0; user < relevant.length; user++) {
      if (relevant[user].length > 0) {
        evaluated.add(Hits.of(recommended[user], relevant[user]));
      }
    }
    skipped = relevant.length - evaluated.size();
  }

  /// The number of users with relevant items.
  public int evaluated() {
    return evaluated.size();
  }

  /// The number of users without.
  public int skipped() {
    return skipped;
  }

  /// A metric of every evaluated user, in the order of the lists; its mean is the metric of the
  /// recommender.
  public double[] perUser(RankingMetric metric, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: " + k);
    }
    return evaluated.stream().mapToDouble(hits -> metric.of(hits, k)).toArray();
  }

  /// The means of metrics, each at each cut-off, with intervals over users; empty when no user is
  /// evaluated.
  public MetricReport report(
      List<RankingMetric> metrics, List<Integer> cutoffs, Bootstrap bootstrap) {
    SequencedMap<String, double[]> perUser = new LinkedHashMap<>();
    for (RankingMetric metric : metrics) {
      for (int k : cutoffs) {
        perUser.put(metric.at(k), perUser(metric, k));
      }
    }
    SequencedMap<String, Interval> means = new LinkedHashMap<>();
    if (!evaluated.isEmpty() && !perUser.isEmpty()) {
      var intervals = bootstrap.means(List.copyOf(perUser.sequencedValues())).iterator();
      perUser.keySet().forEach(name -> means.put(name, intervals.next()));
    }
    return new MetricReport(means);
  }
}
