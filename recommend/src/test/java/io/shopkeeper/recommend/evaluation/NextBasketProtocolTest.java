package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextBasketProtocolTest {

  /// Everybody always buys an item of their own, and goes through the same courses in turn.
  private final List<UserBaskets> courses =
      IntStream.range(0, 60)
          .mapToObj(user ->
              new UserBaskets(
                  "u" + user,
                  IntStream.range(0, 5)
                      .mapToObj(visit -> List.of("own" + user % 30, "course" + (user + visit) % 12))
                      .toList()))
          .toList();

  @Test
  void courseAndHabitAreBothForetold() {
    Map<String, Interval> metrics = metrics("auto", 2);
    assertThat(metric(metrics, "recall@10").estimate()).isGreaterThan(.9);
    assertThat(metric(metrics, "repeat-recall@10").estimate()).isEqualTo(1);
    assertThat(metric(metrics, "explore-recall@10").estimate()).isGreaterThan(.9);
    assertThat(metric(metrics, "repeat-share-of-baskets").estimate()).isEqualTo(.5);
    assertThat(metric(metrics, "gain-recall@10").low()).isPositive();
  }

  @Test
  void theBaselineIsNotComparedWithItself() {
    assertThat(metrics("personal-frequency", 1))
        .containsKey("recall@20")
        .doesNotContainKey("gain-recall@20");
  }

  @Test
  void theResultIsTheSameAtAnyNumberOfThreads() {
    NextBasketData data = NextBasketData.leaveLastOut(courses);
    assertThat(evaluate(data, "auto", 1)).isEqualTo(evaluate(data, "auto", 2));
  }

  @Test
  void testHasNoSayInWhatIsLearnt() {
    NextBasketData held = NextBasketData.leaveLastOut(courses);
    var shuffled =
        new NextBasketData(
            held.train(),
            held.test().stream()
                .map(user -> new UserBaskets(user.user(), List.of(List.of("course0", "new"))))
                .toList());
    EvaluationResult one = evaluate(held, "auto", 2);
    EvaluationResult other = evaluate(shuffled, "auto", 2);
    assertThat(other.candidate()).isEqualTo(one.candidate());
    assertThat(other.lists()).isEqualTo(one.lists());
  }

  @Test
  void withoutTestThereAreListsOfAllOfTrainAndNoMetrics() {
    EvaluationResult result = evaluate(new NextBasketData(courses, List.of()), "auto", 2);
    assertThat(result.lists()).hasSize(courses.size());
    assertThat(result.metrics().metrics()).isEmpty();
  }

  @Test
  void strangersUnknownItemsAndEmptyBasketsOfTestAreCountedAsWhatTheyAre() {
    var test =
        List.of(
            new UserBaskets("u0", List.of(List.of("never seen", "never seen"))),
            new UserBaskets("stranger", List.of(List.of(), List.of("own1"))),
            new UserBaskets("u1", List.of()));
    EvaluationResult result = evaluate(new NextBasketData(courses, test), "next-basket", 2);
    assertThat(result.lists()).hasSize(3).allSatisfy(list -> assertThat(list.items()).hasSize(20));
    assertThat(metric(result.metrics().metrics(), "repeat-share-of-baskets").estimate()).isZero();
    assertThat(result.metrics().metrics()).doesNotContainKey("repeat-recall@20");
  }

  @Test
  void oneBasketEachLeavesNothingToChooseOnAndStillRanks() {
    List<UserBaskets> single =
        courses.stream()
            .map(user -> new UserBaskets(user.user(), user.baskets().subList(0, 1)))
            .toList();
    NextBasketData data = NextBasketData.leaveLastOut(single);
    assertThat(data.test()).isEmpty();
    assertThat(evaluate(data, "auto", 1).lists()).hasSize(60);
  }

  @Test
  void nothingToLearnFromAndUnknownModelsAreRefused() {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(
            () -> new NextBasketData(List.of(new UserBaskets("u", List.of(List.of()))), List.of()))
        .withMessageContaining("no basket");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics("tarot", 1))
        .withMessageContaining("personal-frequency");
  }

  private static Interval metric(Map<String, Interval> metrics, String name) {
    return Objects.requireNonNull(metrics.get(name), name);
  }

  private Map<String, Interval> metrics(String model, int threads) {
    return evaluate(NextBasketData.leaveLastOut(courses), model, threads).metrics().metrics();
  }

  private static EvaluationResult evaluate(NextBasketData data, String model, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new NextBasketProtocol(new Workers(pool, threads), Progress.NONE)
          .fit(data, model)
          .evaluate(Bootstrap.of(new Seed(1)));
    }
  }
}
