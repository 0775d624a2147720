package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RankerProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 200, .95);
  private static final int BRANDS = 12;
  private static final int OF_A_BRAND = 25;

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  private static EvaluationResult run(List<UserItems> sequences, boolean brands, int workers) {
    return new RankerProtocol(60, new Seed(1), new Workers(POOL, workers), Progress.NONE)
        .fit(sequences, id -> brands ? brand(id) : ProductTraits.UNKNOWN, Candidate.Popularity.NAME)
        .evaluate(BOOTSTRAP);
  }

  @Test
  void whatCustomersLikeAndProductsAreIsWorthMoreThanWhatIsPopular() {
    EvaluationResult result = run(shoppers(900, new Random(1)), true, 2);

    Interval gained = metric(result, "ndcg@10 gained");
    assertThat(gained.low()).isPositive();
    assertThat(metric(result, "ndcg@10 without A").estimate())
        .isGreaterThan(metric(result, "ndcg@10 candidates").estimate());
    assertThat(result.metrics().metrics()).containsKeys("ndcg@10 without P", "ndcg@10 by X");
    assertThat(metric(result, "reasons add up to").estimate()).isLessThan(1e-6);
    assertThat(metric(result, "first reason lowers").estimate()).isGreaterThan(.9);
  }

  @Test
  void theSameListsComeOutAtAnyNumberOfWorkers() {
    List<UserItems> sequences = shoppers(300, new Random(2));

    assertThat(run(sequences, true, 2).lists()).isEqualTo(run(sequences, true, 1).lists());
  }

  /// Were what is to be foretold among what is learned from, chance would look like knowledge.
  @Test
  void whatIsChanceIsNotForetold() {
    var random = new Random(3);
    List<UserItems> sequences = new ArrayList<>();
    for (int user = 0; user < 600; user++) {
      sequences.add(
          new UserItems(
              "u" + user,
              random
                  .ints(0, BRANDS * OF_A_BRAND)
                  .distinct()
                  .limit(6)
                  .mapToObj(RankerProtocolTest::item)
                  .toList()));
    }

    EvaluationResult result = run(sequences, true, 2);

    double chance = 10.0 / (BRANDS * OF_A_BRAND);
    assertThat(metric(result, "hit-rate@10").low()).isLessThan(2 * chance);
  }

  @Test
  void whoHasEverythingIsNotJudgedByWhatTheyDidNotTake() {
    List<UserItems> sequences = shoppers(300, new Random(4));
    sequences.add(
        new UserItems(
            "everything",
            IntStream.range(0, BRANDS * OF_A_BRAND).mapToObj(RankerProtocolTest::item).toList()));
    FittedRanker fitted =
        new RankerProtocol(60, new Seed(1), new Workers(POOL, 2), Progress.NONE)
            .fit(sequences, RankerProtocolTest::brand, Candidate.Popularity.NAME);

    MetricReport report =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2), () -> fitted.classify(BOOTSTRAP, new Seed(1)));

    assertThat(report.metrics().getOrDefault("accuracy", Interval.exact(0)).estimate())
        .isBetween(.5, 1.);
  }

  @Test
  void whereNobodyTookACandidateThereIsNothingToLearn() {
    List<UserItems> sequences =
        List.of(
            new UserItems("a", List.of("x", "y", "z")), new UserItems("b", List.of("p", "q", "r")));

    assertThatThrownBy(() -> run(sequences, false, 1))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("there is no order to learn");
  }

  private static Interval metric(EvaluationResult result, String name) {
    Map<String, Interval> metrics = result.metrics().metrics();
    assertThat(metrics).containsKey(name);
    return metrics.getOrDefault(name, Interval.exact(0));
  }

  private static ProductTraits brand(ProductId id) {
    int number = Integer.parseInt(id.value().substring(1));
    return ProductTraits.ofAttributes(List.of("brand=" + number / OF_A_BRAND));
  }

  private static String item(int number) {
    return "i" + number;
  }

  /// Users of one brand each, who take something else one time in ten.
  private static List<UserItems> shoppers(int count, Random random) {
    List<UserItems> users = new ArrayList<>();
    for (int user = 0; user < count; user++) {
      int brand = random.nextInt(BRANDS);
      List<String> items = new ArrayList<>();
      while (items.size() < 7) {
        int of = random.nextInt(10) == 0 ? random.nextInt(BRANDS) : brand;
        // The first products of a brand are taken most.
        int number = (int) (OF_A_BRAND * Math.pow(random.nextDouble(), 2));
        String item = item(of * OF_A_BRAND + number);
        if (!items.contains(item)) {
          items.add(item);
        }
      }
      users.add(new UserItems("u" + user, items));
    }
    return users;
  }
}
