package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.nextbasket.BasketHistory;
import io.shopkeeper.recommend.nextbasket.BasketRanking;
import io.shopkeeper.recommend.nextbasket.PersonalFrequency;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// A model of next baskets trained under the protocol, ready to be judged beside the baseline.
public final class FittedBaskets {

  private static final int DEPTH = NextBasketProtocol.CUTOFFS.getLast();

  private final EvaluatedModel chosen;
  private final SortedMap<String, String> omitted;
  private final BasketRanking model;
  private final PersonalFrequency baseline;
  private final Map<String, BasketHistory> histories;
  private final List<UserBaskets> test;
  private final Workers workers;

  /// @param omitted why a model was not tried, by its name
  FittedBaskets(
      EvaluatedModel chosen,
      SortedMap<String, String> omitted,
      BasketRanking model,
      PersonalFrequency baseline,
      Map<String, BasketHistory> histories,
      List<UserBaskets> test,
      Workers workers) {
    this.chosen = chosen;
    this.omitted = omitted;
    this.model = model;
    this.baseline = baseline;
    this.histories = histories;
    this.test = test;
    this.workers = workers;
  }

  /// Ranks for the users of test, or all of train without one, and measures the lists of those
  /// whose next basket is given.
  public EvaluationResult evaluate(Bootstrap bootstrap) {
    List<String> users =
        test.isEmpty()
            ? List.copyOf(histories.keySet())
            : test.stream().map(UserBaskets::user).toList();
    List<BasketHistory> pasts =
        users.stream().map(user -> histories.getOrDefault(user, BasketHistory.EMPTY)).toList();
    int[][] lists = model.rankAll(pasts, DEPTH, workers);
    int[][] next = test.stream().map(this::next).toArray(int[][]::new);
    MetricReport metrics =
        test.isEmpty()
            ? new MetricReport(new LinkedHashMap<>())
            : metrics(lists, next, pasts, bootstrap);
    return new EvaluationResult(
        NextBasketProtocol.LABEL, chosen, metrics, 0, omitted, named(users, lists));
  }

  /// The items of the first basket of test. Those nobody had in train get numbers of their own
  /// beyond all others: they cannot be recommended and yet count as missed.
  private int[] next(UserBaskets user) {
    List<String> basket =
        user.baskets().stream().filter(items -> !items.isEmpty()).findFirst().orElse(List.of());
    List<String> items = basket.stream().distinct().toList();
    return IntStream.range(0, items.size())
        .map(place -> {
          int item = model.products().item(new ProductId(items.get(place)));
          return item < 0 ? model.products().size() + place : item;
        })
        .toArray();
  }

  private MetricReport metrics(
      int[][] lists, int[][] next, List<BasketHistory> pasts, Bootstrap bootstrap) {
    MetricReport ranking =
        RankingMetrics.of(
            lists, next, model.products().size(), NextBasketProtocol.CUTOFFS, bootstrap);
    if (ranking.metrics().isEmpty()) {
      return ranking;
    }
    MetricReport judged =
        model instanceof PersonalFrequency
            ? ranking
            : ranking.and(gain(lists, next, pasts, bootstrap));
    return judged
        .and(part("repeat", next, lists, pasts, bootstrap, BasketHistory::has))
        .and(part("explore", next, lists, pasts, bootstrap, (past, item) -> !past.has(item)));
  }

  /// What the model finds more than the baseline for the same user, and the interval of that
  /// difference.
  private MetricReport gain(
      int[][] lists, int[][] next, List<BasketHistory> pasts, Bootstrap bootstrap) {
    var of = new RankingEvaluation(lists, next);
    var over = new RankingEvaluation(baseline.rankAll(pasts, DEPTH, workers), next);
    var gains = new LinkedHashMap<String, double[]>();
    for (RankingMetric metric : List.of(RankingMetric.RECALL, RankingMetric.NDCG)) {
      for (int k : NextBasketProtocol.CUTOFFS) {
        double[] gain = of.perUser(metric, k);
        double[] before = over.perUser(metric, k);
        Arrays.setAll(gain, user -> gain[user] - before[user]);
        gains.put("gain-" + metric.at(k), gain);
      }
    }
    return report(gains, bootstrap);
  }

  /// The part of the next baskets that was bought before, or that was not: its share, its recall by
  /// the users who have any, and the share of lists spent on it.
  private static MetricReport part(
      String name,
      int[][] next,
      int[][] lists,
      List<BasketHistory> pasts,
      Bootstrap bootstrap,
      BiPredicate<BasketHistory, Integer> belongs) {
    int[][] relevant = only(next, pasts, belongs);
    double all = Arrays.stream(next).mapToInt(items -> items.length).sum();
    double some = Arrays.stream(relevant).mapToInt(items -> items.length).sum();
    var shares = new LinkedHashMap<String, Interval>();
    shares.put(name + "-share-of-baskets", Interval.exact(some / all));
    int[][] listed = only(lists, pasts, belongs);
    double slots = Arrays.stream(lists).mapToInt(list -> list.length).sum();
    double taken = Arrays.stream(listed).mapToInt(list -> list.length).sum();
    shares.put(name + "-share-of-lists@" + DEPTH, Interval.exact(taken / slots));
    var evaluation = new RankingEvaluation(lists, relevant);
    var recalls = new LinkedHashMap<String, double[]>();
    for (int k : NextBasketProtocol.CUTOFFS) {
      recalls.put(
          name + "-" + RankingMetric.RECALL.at(k), evaluation.perUser(RankingMetric.RECALL, k));
    }
    MetricReport counted = new MetricReport(shares);
    return evaluation.evaluated() == 0 ? counted : report(recalls, bootstrap).and(counted);
  }

  private static int[][] only(
      int[][] items, List<BasketHistory> pasts, BiPredicate<BasketHistory, Integer> belongs) {
    int[][] only = new int[items.length][];
    Arrays.setAll(
        only,
        user ->
            Arrays.stream(items[user])
                .filter(item -> belongs.test(pasts.get(user), item))
                .toArray());
    return only;
  }

  private static MetricReport report(LinkedHashMap<String, double[]> perUser, Bootstrap bootstrap) {
    var intervals = bootstrap.means(List.copyOf(perUser.values())).iterator();
    var report = new LinkedHashMap<String, Interval>();
    perUser.keySet().forEach(name -> report.put(name, intervals.next()));
    return new MetricReport(report);
  }

  private List<UserItems> named(List<String> users, int[][] lists) {
    return IntStream.range(0, lists.length)
        .mapToObj(user ->
            new UserItems(
                users.get(user),
                Arrays.stream(lists[user])
                    .mapToObj(item -> model.products().id(item).value())
                    .toList()))
        .toList();
  }
}
