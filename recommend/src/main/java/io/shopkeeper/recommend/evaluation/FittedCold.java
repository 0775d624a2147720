package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.CatalogueMetrics;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ranking.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A ranking of new products that is ready to be judged.
public final class FittedCold {
  private static final int LISTED = 20;

  private final ColdChoice choice;
  private final ColdMoment now;
  private final Ranking ranking;
  private final Seed seed;
  private final Workers workers;

  FittedCold(ColdChoice choice, ColdMoment now, Ranking ranking, Seed seed, Workers workers) {
    this.choice = choice;
    this.now = now;
    this.ranking = ranking;
    this.seed = seed;
    this.workers = workers;
  }

  /// Lists of new products alone for every user who took one, beside those by what the like of them
  /// draws (`prior`), drawn ones (`chance`), and the most taken ones as nobody could know
  /// (`hindsight`).
  public EvaluationResult evaluate(Bootstrap bootstrap) {
    int[][] relevant = IntStream.range(0, now.size()).mapToObj(now::relevant).toArray(int[][]::new);
    Map<String, int[][]> lists = lists(relevant);
    Map<String, double[]> recalls = new LinkedHashMap<>();
    Map<String, double[]> figures = new LinkedHashMap<>();
    lists.forEach((name, of) -> {
      var evaluation = new RankingEvaluation(of, relevant);
      double[] recall = evaluation.perUser(RankingMetric.RECALL, LISTED);
      recalls.put(name, recall);
      figures.put("recall@20" + name, recall);
      figures.put("ndcg@20" + name, evaluation.perUser(RankingMetric.NDCG, LISTED));
    });
    var report = new LinkedHashMap<String, Interval>();
    var means = bootstrap.means(List.copyOf(figures.values())).iterator();
    figures.keySet().forEach(name -> report.put(name, means.next()));
    List<String> beside =
        lists.keySet().stream()
            .filter(name -> !name.isEmpty())
            .filter(name -> Arrays.stream(recalls.getOrDefault(name, new double[0])).sum() > 0)
            .toList();
    List<Interval> ratios =
        bootstrap.figures(
            now.size(),
            draws ->
                beside.stream()
                    .mapToDouble(name ->
                        FittedRanker.sum(recalls.getOrDefault("", new double[0]), draws)
                            / FittedRanker.sum(recalls.getOrDefault(name, new double[0]), draws))
                    .toArray());
    for (int i = 0; i < ratios.size(); i++) {
      report.put("recall@20 over" + beside.get(i), ratios.get(i));
    }
    int[][] shown = lists.getOrDefault("", new int[0][]);
    report.put("coverage@20", Interval.exact(coverage(shown)));
    report.put("new products", Interval.exact(now.cold().length));
    return new EvaluationResult(
        "cold", choice, new MetricReport(report), 0, new TreeMap<>(), named(shown));
  }

  private Map<String, int[][]> lists(int[][] relevant) {
    int[][] ranked = new int[now.size()][];
    int[][] found = new int[now.size()][];
    int[][] drawn = new int[now.size()][];
    workers.forEach(
        now.size(),
        8,
        () ->
            user -> {
              History history = now.history(user);
              int[] items = now.lessons().candidates(history);
              ranked[user] = ranking.rank(history, items).best(LISTED);
              found[user] = Arrays.copyOf(items, Math.min(LISTED, items.length));
              drawn[user] = drawn(seed.generator("chance " + user));
            });
    int[] prior = now.source().expected(LISTED);
    int[] hindsight = mostTaken(relevant);
    Map<String, int[][]> lists = new LinkedHashMap<>();
    lists.put("", ranked);
    lists.put(" as found", found);
    lists.put(" prior", everybody(prior));
    lists.put(" chance", drawn);
    lists.put(" hindsight", everybody(hindsight));
    return lists;
  }

  private int[][] everybody(int[] list) {
    int[][] lists = new int[now.size()][];
    Arrays.fill(lists, list);
    return lists;
  }

  private int[] drawn(RandomGenerator random) {
    return random
        .ints(0, now.cold().length)
        .distinct()
        .limit(Math.min(LISTED, now.cold().length))
        .map(place -> now.cold()[place])
        .toArray();
  }

  private int[] mostTaken(int[][] relevant) {
    int[] taken = new int[now.encoded().products().size()];
    for (int[] items : relevant) {
      for (int item : items) {
        taken[item]++;
      }
    }
    return IntStream.of(now.cold())
        .boxed()
        .sorted(Comparator.comparingInt(item -> -taken[item]))
        .limit(LISTED)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The share of the new products that anybody is shown.
  private double coverage(int[][] lists) {
    int products = now.encoded().products().size();
    return new CatalogueMetrics(lists, LISTED, products).coverage() * products / now.cold().length;
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
