package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.transfer.TransferModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Models of one domain and of two, ready to be judged.
public final class FittedCrossDomain {
  private static final int CUTOFF = 10;

  private final CrossDomainChoice choice;
  private final Domains now;
  private final Map<String, List<String>> negatives;
  private final TransferModel all;
  private final TransferModel singleAll;
  private final TransferModel given;
  private final TransferModel singleGiven;
  private final Workers workers;

  FittedCrossDomain(
      CrossDomainChoice choice,
      Domains now,
      Map<String, List<String>> negatives,
      TransferModel all,
      TransferModel singleAll,
      TransferModel given,
      TransferModel singleGiven,
      Workers workers) {
    this.choice = choice;
    this.now = now;
    this.negatives = negatives;
    this.all = all;
    this.singleAll = singleAll;
    this.given = given;
    this.singleGiven = singleGiven;
    this.workers = workers;
  }

  /// The discounted gain of the only wanted item, with so many before it.
  static double gain(int before) {
    return before < CUTOFF ? Math.log(2) / Math.log(before + 2.0) : 0;
  }

  /// Ranks all items, and the given ones where there are any, for every customer of both domains;
  /// `elsewhere` are those who do not have the wanted product from the other domain.
  public EvaluationResult evaluate(Bootstrap bootstrap) {
    int[] judged = now.judged();
    int[][] before = new int[4][judged.length];
    String[][] lists = new String[judged.length][];
    workers.forEach(
        judged.length,
        8,
        () ->
            n -> {
              int row = judged[n];
              float[] scores = all.scores(row);
              lists[n] = now.best(row, scores, CUTOFF).toArray(String[]::new);
              before[0][n] = now.rank(row, scores);
              before[1][n] = now.rank(row, singleAll.scores(row));
              int[] others = others(row);
              if (others.length > 0) {
                before[2][n] = now.rank(row, given.scores(row), others);
                before[3][n] = now.rank(row, singleGiven.scores(row), others);
              }
            });
    int[] everybody = IntStream.range(0, judged.length).toArray();
    int[] untold = IntStream.of(everybody).filter(n -> !now.hasTwin(judged[n])).toArray();
    var report = new LinkedHashMap<String, Interval>();
    report(report, "", before[0], before[1], everybody, bootstrap);
    report(report, " elsewhere", before[0], before[1], untold, bootstrap);
    int[] asked = IntStream.of(everybody).filter(n -> others(judged[n]).length > 0).toArray();
    if (asked.length > 0) {
      report(report, " given", before[2], before[3], asked, bootstrap);
      int[] askedUntold = IntStream.of(asked).filter(n -> !now.hasTwin(judged[n])).toArray();
      report(report, " given elsewhere", before[2], before[3], askedUntold, bootstrap);
    }
    report.put("users", Interval.exact(judged.length));
    report.put("users elsewhere", Interval.exact(untold.length));
    List<UserItems> named = new ArrayList<>();
    for (int n = 0; n < judged.length; n++) {
      named.add(new UserItems(now.customers().get(judged[n]), Arrays.asList(lists[n])));
    }
    return new EvaluationResult(
        "cross-domain", choice, new MetricReport(report), 0, new TreeMap<>(), named);
  }

  private static void report(
      Map<String, Interval> report,
      String of,
      int[] both,
      int[] single,
      int[] users,
      Bootstrap bootstrap) {
    if (users.length == 0) {
      return;
    }
    double[] gains = IntStream.of(users).mapToDouble(n -> gain(both[n])).toArray();
    double[] alone = IntStream.of(users).mapToDouble(n -> gain(single[n])).toArray();
    double[] hits = IntStream.of(users).mapToDouble(n -> both[n] < CUTOFF ? 1 : 0).toArray();
    double[] hitsAlone = IntStream.of(users).mapToDouble(n -> single[n] < CUTOFF ? 1 : 0).toArray();
    List<Interval> means = bootstrap.means(List.of(gains, alone, hits, hitsAlone));
    report.put("ndcg@10" + of, means.get(0));
    report.put("ndcg@10 single" + of, means.get(1));
    report.put("hit-rate@10" + of, means.get(2));
    report.put("hit-rate@10 single" + of, means.get(3));
    if (means.get(1).estimate() > 0) {
      report.put(
          "ndcg@10 ratio" + of,
          bootstrap
              .figures(
                  users.length,
                  draws ->
                      new double[] {
                        FittedRanker.sum(gains, draws) / FittedRanker.sum(alone, draws) - 1
                      })
              .getFirst());
    }
  }

  /// Numbers of the items among which a customer's is to be found.
  private int[] others(int row) {
    return negatives.getOrDefault(now.customers().get(row), List.of()).stream()
        .mapToInt(item -> now.target().products().item(new ProductId(item)))
        .toArray();
  }
}
