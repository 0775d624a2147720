package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ranking.Part;
import io.shopkeeper.recommend.ranking.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A ranking that is ready to be judged, with those that lack a part.
public final class FittedRanker {
  private static final int LISTED = 10;

  /// Users whose reasons are tried by taking them away.
  private static final int MOST_REASONED = 1_000;

  private final RankedChoice choice;
  private final PointInTime now;
  private final Ranking full;
  private final Map<Part, Ranking> lacking;
  private final Workers workers;

  FittedRanker(
      RankedChoice choice,
      PointInTime now,
      Ranking full,
      Map<Part, Ranking> lacking,
      Workers workers) {
    this.choice = choice;
    this.now = now;
    this.full = full;
    this.lacking = lacking;
    this.workers = workers;
  }

  /// Ranks for every user with a last item and compares what each ranking found.
  public EvaluationResult evaluate(Bootstrap bootstrap) {
    List<Part> parts = List.copyOf(lacking.keySet());
    int[][][] lists = new int[parts.size() + 2][now.size()][];
    int[] found = new int[now.size()];
    workers.forEach(
        now.size(),
        8,
        () ->
            user -> {
              History history = now.history(user);
              int[] items = now.lessons().candidates(history);
              float[][] described = now.lessons().features().of(history, items);
              lists[0][user] = full.rank(items, described).best(LISTED);
              lists[1][user] = Arrays.copyOf(items, Math.min(LISTED, items.length));
              for (int p = 0; p < parts.size(); p++) {
                Ranking ranking = lacking.getOrDefault(parts.get(p), full);
                lists[p + 2][user] = ranking.rank(items, described).best(LISTED);
              }
              int target = now.target(user);
              found[user] = IntStream.of(items).anyMatch(item -> item == target) ? 1 : 0;
            });
    MetricReport metrics =
        figures(lists, parts, found, bootstrap)
            .and(ReasonTrial.of(now, full, MOST_REASONED, workers));
    return new EvaluationResult("ranking", choice, metrics, 0, new TreeMap<>(), named(lists[0]));
  }

  /// Whether what customers took is told from what they did not: the last item of each and one
  /// drawn from all others, taken for right where its score is above that of the customer's middle
  /// candidate. Who has all others is left out.
  public MetricReport classify(Bootstrap bootstrap, Seed seed) {
    int[] users =
        IntStream.range(0, now.size())
            .filter(user -> {
              History history = now.history(user);
              return IntStream.range(0, now.encoded().products().size())
                  .anyMatch(item -> isOther(user, history, item));
            })
            .toArray();
    if (users.length == 0) {
      return new MetricReport(new TreeMap<>());
    }
    double[] found = new double[users.length];
    double[] mistaken = new double[found.length];
    workers.forEach(
        found.length,
        8,
        () ->
            of -> {
              int user = users[of];
              History history = now.history(user);
              int[] items = now.lessons().candidates(history);
              int[] order = full.rank(history, items).best(items.length / 2);
              int target = now.target(user);
              RandomGenerator random = seed.generator("not taken " + user);
              int drawn = random.nextInt(now.encoded().products().size());
              while (!isOther(user, history, drawn)) {
                drawn = random.nextInt(now.encoded().products().size());
              }
              int other = drawn;
              found[of] = IntStream.of(order).anyMatch(item -> item == target) ? 1 : 0;
              mistaken[of] = IntStream.of(order).anyMatch(item -> item == other) ? 1 : 0;
            });
    List<Interval> figures =
        bootstrap.figures(
            found.length,
            draws -> {
              double all = IntStream.of(draws).sum();
              double right = weighed(found, draws);
              double wrong = weighed(mistaken, draws);
              return new double[] {
                (right + all - wrong) / (2 * all),
                right + wrong == 0 ? 0 : right / (right + wrong),
                right / all,
                2 * right / (all + right + wrong)
              };
            });
    var report = new LinkedHashMap<String, Interval>();
    List<String> names = List.of("accuracy", "precision", "recall", "f1");
    for (int f = 0; f < names.size(); f++) {
      report.put(names.get(f), figures.get(f));
    }
    return new MetricReport(report);
  }

  /// Whether a user took an item neither before nor last.
  private boolean isOther(int user, History history, int item) {
    return item != now.target(user) && !history.owns(item);
  }

  private static double weighed(double[] values, int[] draws) {
    double sum = sum(values, draws);
    return Double.isNaN(sum) ? 0 : sum;
  }

  private MetricReport figures(
      int[][][] lists, List<Part> parts, int[] found, Bootstrap bootstrap) {
    int[][] relevant =
        IntStream.range(0, now.size())
            .mapToObj(user -> new int[] {now.target(user)})
            .toArray(int[][]::new);
    double[][] gains = new double[lists.length][];
    double[][] hits = new double[lists.length][];
    for (int ranking = 0; ranking < lists.length; ranking++) {
      var evaluation = new RankingEvaluation(lists[ranking], relevant);
      gains[ranking] = evaluation.perUser(RankingMetric.NDCG, LISTED);
      hits[ranking] = evaluation.perUser(RankingMetric.HIT_RATE, LISTED);
    }
    SequencedMap<String, double[]> means = new LinkedHashMap<>();
    means.put("ndcg@10", gains[0]);
    means.put("hit-rate@10", hits[0]);
    means.put("ndcg@10 candidates", gains[1]);
    means.put("hit-rate@10 candidates", hits[1]);
    means.put("ndcg@10 gained", difference(gains[0], gains[1]));
    means.put("hit-rate@10 gained", difference(hits[0], hits[1]));
    means.put(
        "recall@%d candidates".formatted(choice.depth()),
        IntStream.of(found).asDoubleStream().toArray());
    for (int p = 0; p < parts.size(); p++) {
      String letter = parts.get(p).letter();
      means.put("ndcg@10 without " + letter, gains[p + 2]);
      means.put("ndcg@10 by " + letter, difference(gains[0], gains[p + 2]));
    }
    var report = new LinkedHashMap<String, Interval>();
    var intervals = bootstrap.means(List.copyOf(means.sequencedValues())).iterator();
    means.keySet().forEach(name -> report.put(name, intervals.next()));
    return new MetricReport(report).and(ratios(gains, hits, bootstrap));
  }

  /// Gains as shares of what the candidates' own order has.
  private static MetricReport ratios(double[][] gains, double[][] hits, Bootstrap bootstrap) {
    var report = new LinkedHashMap<String, Interval>();
    List<Interval> found =
        bootstrap.figures(
            gains[0].length,
            draws ->
                new double[] {
                  sum(gains[0], draws) / sum(gains[1], draws) - 1,
                  sum(hits[0], draws) / sum(hits[1], draws) - 1
                });
    report.put("ndcg@10 ratio", found.get(0));
    report.put("hit-rate@10 ratio", found.get(1));
    return new MetricReport(report);
  }

  /// Of users drawn so often each; `NaN` where nothing is found.
  static double sum(double[] values, int[] draws) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * draws[i];
    }
    return sum > 0 ? sum : Double.NaN;
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private List<UserItems> named(int[][] lists) {
    var named = new ArrayList<UserItems>(lists.length);
    for (int user = 0; user < lists.length; user++) {
      List<String> items =
          Arrays.stream(lists[user])
              .mapToObj(item -> now.encoded().products().id(item).value())
              .toList();
      named.add(new UserItems(now.users().get(user).user(), items));
    }
    return named;
  }
}
