package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.nextbasket.BasketData;
import io.shopkeeper.recommend.nextbasket.BasketHistory;
import io.shopkeeper.recommend.nextbasket.BasketRanking;
import io.shopkeeper.recommend.nextbasket.NextBasketParts;
import io.shopkeeper.recommend.nextbasket.NextBasketSettings;
import io.shopkeeper.recommend.nextbasket.NextBasketTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses settings by how well everybody's newest basket of train is foretold from those before
/// it: the mean of recall and nDCG.
///
/// @param count the length of the lists that are judged
record NextBasketSearch(int count, Workers workers, Progress progress) {

  private static final double LEAST_GAIN = .0005;

  /// Enough to tell settings apart.
  private static final int MOST_JUDGED = 25_000;

  /// What may be tried, the settings that matter most first.
  private static final double[][] AXES = {
    {0, .25, .5, .75, 1, 1.5, 2, 3}, // following
    {0, .02, .05, .1, .15, .2, .3, .5}, // alongside
    {0, .03, .1, .3, 1, 3}, // popular
    {.5, 1, 2, 4, 8, 16}, // prior
    {.5, .6, .7, .8, .85, .9, .95, 1}, // decay
  };

  /// How many there are of the setting that has a table of its own for each value.
  static final int DECAYS = AXES[4].length;

  /// The places of [NextBasketSettings#DEFAULT] on the axes.
  private static final int[] START = {4, 3, 2, 2, 5};

  /// The default settings where nobody has two baskets.
  NextBasketSettings choose(BasketData train) {
    int[] able =
        IntStream.range(0, train.customers().size())
            .filter(customer -> train.customers().get(customer).size() > 1)
            .toArray();
    if (able.length == 0) {
      return NextBasketSettings.DEFAULT;
    }
    int step = Math.ceilDiv(able.length, MOST_JUDGED);
    int[] judged =
        IntStream.range(0, able.length).filter(i -> i % step == 0).map(i -> able[i]).toArray();
    BasketData earlier = train.withoutNewest();
    List<BasketHistory> histories =
        Arrays.stream(judged).mapToObj(earlier.customers()::get).toList();
    int[][] held =
        Arrays.stream(judged)
            .mapToObj(customer -> train.customers().get(customer).newest())
            .toArray(int[][]::new);
    progress.at("choosing settings", 0, 2);
    var parts = new NextBasketParts(earlier, workers);
    progress.at("choosing settings", 1, 2);
    int[] lengths = Arrays.stream(AXES).mapToInt(axis -> axis.length).toArray();
    var climb =
        new AxisClimb(
            lengths,
            LEAST_GAIN,
            places ->
                quality(new NextBasketTrainer(settings(places)).train(parts), histories, held));
    NextBasketSettings chosen = settings(climb.from(START));
    progress.at("choosing settings", 2, 2);
    return chosen;
  }

  private double quality(BasketRanking model, List<BasketHistory> histories, int[][] held) {
    var evaluation = new RankingEvaluation(model.rankAll(histories, count, workers), held);
    return (mean(evaluation, RankingMetric.RECALL) + mean(evaluation, RankingMetric.NDCG)) / 2;
  }

  private double mean(RankingEvaluation evaluation, RankingMetric metric) {
    return Arrays.stream(evaluation.perUser(metric, count)).average().orElse(0);
  }

  private static NextBasketSettings settings(int[] places) {
    return new NextBasketSettings(
        AXES[4][places[4]],
        AXES[3][places[3]],
        AXES[0][places[0]],
        AXES[1][places[1]],
        AXES[2][places[2]]);
  }
}
