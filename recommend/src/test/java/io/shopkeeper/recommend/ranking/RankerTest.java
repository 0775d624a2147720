package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.LambdaMart;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ProductIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final Workers WORKERS = new Workers(POOL, 3);
  private static final RankedLists TRAIN = choices(400, new Random(1));
  private static final RankedLists OTHERS = choices(100, new Random(2));

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  private static Ranker ranker(int which) {
    return new RankerTrainer(new Seed(1), WORKERS).all(TRAIN, OTHERS).get(which);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void putsWhatIsTakenFirst(int which) {
    Ranker ranker = ranker(which);

    int first = 0;
    for (int list = 0; list < OTHERS.count(); list++) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 8 * list; row < 8 * list + 8; row++) {
        double score = ranker.score(OTHERS.columns().row(row));
        if (score > most) {
          best = row;
          most = score;
        }
      }
      first += OTHERS.relevance()[best] > 0 ? 1 : 0;
    }
    assertThat(first).as(ranker.name()).isGreaterThan(70);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatFeaturesAddAndTheNeutralScoreAreTheScore(int which) {
    Ranker ranker = ranker(which);
    var random = new Random(3);
    for (int row = 0; row < 200; row++) {
      float[] values = OTHERS.columns().row(random.nextInt(OTHERS.columns().rows()));
      values[random.nextInt(3)] = Float.NaN;

      Attribution reasons = ranker.explain(values);

      assertThat(reasons.prediction()).isCloseTo(ranker.score(values), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void ofTheNeutralRowNothingSpeaksForOrAgainst(int which) {
    Ranker ranker = ranker(which);
    float[] neutral = {ranker.neutral(0), ranker.neutral(1), ranker.neutral(2)};

    Attribution reasons = ranker.explain(neutral);

    assertThat(reasons.values()).containsOnly(0);
    assertThat(reasons.base()).isCloseTo(ranker.score(neutral), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theSameRankerIsFittedAtAnyNumberOfWorkers(int which) {
    Ranker alone =
        new RankerTrainer(new Seed(1), new Workers(POOL, 1)).all(TRAIN, OTHERS).get(which);
    Ranker together = ranker(which);

    for (int row = 0; row < OTHERS.columns().rows(); row++) {
      float[] values = OTHERS.columns().row(row);
      assertThat(together.score(values)).isEqualTo(alone.score(values));
    }
  }

  /// Else trees of fifteen leaves would be every shop's.
  @Test
  void howLargeTreesAreIsToldByWhatTheyAreJudgedBy() {
    var trainer = new RankerTrainer(new Seed(1), WORKERS);
    var large = new LambdaMart(10, new BoostingSettings(300, 15, .05, 10, 10, .8, .3, 255, 40));
    double[] gained =
        IntStream.range(0, 4)
            .mapToDouble(shop -> {
              RankedLists taught = choices(200, new Random(shop));
              RankedLists judged = choices(100, new Random(100 + shop));
              var always =
                  new BoostedRanker(
                      large.fitStopping(taught, judged, new Seed(1).generator("ranker"), WORKERS),
                      new float[3]);
              return trainer.quality(trainer.fit(BoostedRanker.NAME, taught, judged), judged)
                  - trainer.quality(always, judged);
            })
            .toArray();

    assertThat(Arrays.stream(gained).min().orElse(-1)).isNotNegative();
    assertThat(Arrays.stream(gained).max().orElse(0)).isPositive();
  }

  @Test
  void refusesToRankByOtherFeaturesThanItLearned() {
    Ranker ranker = ranker(0);
    ProductIndex products = ProductIndex.of(List.of(new ProductId("a")));
    RankingFeatures features =
        RankingFeatures.of(
            Behaviour.builder(products).build(), List.of(), _ -> ProductTraits.UNKNOWN);

    assertThatThrownBy(() -> new Ranking(features, ranker, new int[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a ranker of 3 features is given 2");
  }

  /// Eight candidates each; what has the greatest sum of the first two features is taken. The third
  /// says nothing.
  private static RankedLists choices(int lists, Random random) {
    float[][] values = new float[3][8 * lists];
    float[] relevance = new float[8 * lists];
    for (int list = 0; list < lists; list++) {
      int best = 8 * list;
      for (int row = 8 * list; row < 8 * list + 8; row++) {
        for (float[] column : values) {
          column[row] = random.nextFloat();
        }
        if (values[0][row] + values[1][row] > values[0][best] + values[1][best]) {
          best = row;
        }
      }
      relevance[best] = 1;
    }
    int[] starts = IntStream.rangeClosed(0, lists).map(list -> 8 * list).toArray();
    return new RankedLists(new Columns(values, 8 * lists), starts, relevance);
  }
}
