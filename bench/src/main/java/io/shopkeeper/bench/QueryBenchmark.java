package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.evaluation.FittedRanking;
import io.shopkeeper.recommend.evaluation.RankingData;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Single questions to the model that `evaluate recommend` fits: one list of 20 for every user of
/// train, one after the other on one thread of a warm JVM.
final class QueryBenchmark {

  private static final int COUNT = 20;
  private static final int CHECKED = 300;

  /// Fewer than any model ranks without leaving some out beforehand.
  private static final int BLOCK = 130;

  private final RankingData data;
  private final String model;

  QueryBenchmark(RankingData data, String model) {
    this.data = data;
    this.model = model;
  }

  void run() {
    int processors = Runtime.getRuntime().availableProcessors();
    var clock = new ThreadClock();
    try (var pool = Executors.newFixedThreadPool(processors, clock::thread)) {
      double start = clock.seconds();
      FittedRanking fitted =
          RankingProtocol.RECOMMEND.fit(
              data, model, new Seed(1), new Workers(pool, processors), Progress.NONE);
      System.out.printf(
          "%s: fit %.2f CPU-s, %s%n",
          fitted.candidate().model(), clock.seconds() - start, fitted.candidate().described());
      List<History> histories = fitted.histories();
      SingleQuestions.ask(fitted.model(), histories, COUNT).print();
      SingleQuestions.ask(fitted.model(), histories, COUNT).print();
      System.out.printf(
          "overlap with the lists of all products %.4f%n", overlap(fitted.model(), histories));
    }
  }

  /// The mean share of the exact list, every product scored by all there is, that a list holds.
  private static double overlap(RecommenderModel model, List<History> histories) {
    int step = Math.max(1, histories.size() / CHECKED);
    return IntStream.range(0, histories.size())
        .filter(row -> row % step == 0)
        .mapToDouble(row -> overlap(model, histories.get(row)))
        .average()
        .orElse(1);
  }

  private static double overlap(RecommenderModel model, History history) {
    List<Integer> best = List.of();
    for (int from = 0; from < model.products().size(); from += BLOCK) {
      best = bestOf(model, history, from, best);
    }
    int[] found = model.rank(history, item -> !history.owns(item), COUNT);
    Set<Integer> exact = Set.copyOf(best);
    long shared = Arrays.stream(found).filter(exact::contains).count();
    return exact.isEmpty() ? 1 : (double) shared / exact.size();
  }

  /// The best of a block of products and those that were best before.
  private static List<Integer> bestOf(
      RecommenderModel model, History history, int from, List<Integer> before) {
    Set<Integer> known = Set.copyOf(before);
    int[] ranked =
        model.rank(
            history,
            item ->
                !history.owns(item)
                    && (item >= from && item < from + BLOCK || known.contains(item)),
            COUNT);
    return Arrays.stream(ranked).boxed().toList();
  }
}
