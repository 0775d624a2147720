package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingProtocolTest {

  private static final Seed SEED = new Seed(1);

  /// Two tastes, four items each; the last of everybody's items is held out.
  private final List<UserItems> tastes =
      IntStream.range(0, 40)
          .mapToObj(
              user -> new UserItems("u" + user, items(user % 2 == 0 ? "a" : "b", user / 2 % 4)))
          .toList();

  @Test
  void aBlendIsChosenWherePeopleHaveTastes() {
    RankingData data = RankingData.leaveLastOut(tastes);
    EvaluationResult result = evaluate(RankingProtocol.RECOMMEND, data, "auto", 2);
    assertThat(result.model()).isEqualTo("blend");
    assertThat(metric(result, "hit-rate@10")).isEqualTo(1);
    assertThat(metric(result, "ndcg@10")).isGreaterThan(.9);
  }

  @Test
  void theListsAreTheSameAtAnyNumberOfThreads() {
    RankingData data = RankingData.leaveLastOut(tastes);
    for (RankingProtocol protocol : RankingProtocol.values()) {
      assertThat(evaluate(protocol, data, "auto", 1))
          .isEqualTo(evaluate(protocol, data, "auto", 3));
    }
  }

  @Test
  void withoutLabelsThereAreListsAndNoMetrics() {
    RankingData held = RankingData.leaveLastOut(tastes);
    var users = List.of(new UserItems("u1", List.of()), new UserItems("stranger", List.of("a1")));
    var data = new RankingData(held.train(), List.of(), List.of(), users);
    EvaluationResult result = evaluate(RankingProtocol.SEQUENCE, data, "item-neighbours", 2);
    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lists()).extracting(UserItems::user).containsExactly("u1", "stranger");
    assertThat(result.lists().get(1).items().getFirst()).startsWith("a");
  }

  @Test
  void whatTestHoldsIsTakenOutOfTrainAndCounted() {
    RankingData held = RankingData.leaveLastOut(tastes);
    var leaking = new RankingData(tastes, List.of(), held.test(), List.of());
    EvaluationResult result = evaluate(RankingProtocol.RECOMMEND, leaking, "item-neighbours", 2);
    assertThat(result.dropped()).isEqualTo(tastes.size());
    assertThat(metric(result, "hit-rate@10")).isEqualTo(1);
  }

  @Test
  void aTestItemNobodyHasInTrainCountsAsMissed() {
    RankingData held = RankingData.leaveLastOut(tastes);
    var test = new ArrayList<UserItems>();
    held.test()
        .forEach(user ->
            test.add(new UserItems(user.user(), List.of(user.items().getFirst(), "unheard of"))));
    EvaluationResult result =
        evaluate(
            RankingProtocol.RECOMMEND,
            new RankingData(held.train(), List.of(), test, List.of()),
            "item-neighbours",
            2);
    assertThat(metric(result, "recall@10")).isEqualTo(.5);
  }

  @Test
  void listsAreLinesForOtherProgramsToScore() {
    RankingData data = RankingData.leaveLastOut(tastes);
    EvaluationResult result = evaluate(RankingProtocol.RECOMMEND, data, "popularity", 2);
    assertThat(result.described().lines())
        .hasSize(40)
        .first()
        .asString()
        .matches("u0\t(\\w+ )+\\w+");
  }

  @Test
  void anUnknownModelIsRefusedByNamingTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> evaluate(RankingProtocol.RECOMMEND, RankingData.leaveLastOut(tastes), "magic", 1))
        .withMessage(
            "model 'magic' is not one of auto, blend, als, popularity, item-neighbours, ease, slim,"
                + " jaccard, tversky, rp3beta");
  }

  @Test
  void transitionsAreChosenWhereOrderTells() {
    EvaluationResult result = evaluate(RankingProtocol.SEQUENCE, circle(), "auto", 2);
    assertThat(result.model()).isEqualTo("transitions");
    assertThat(result.lists())
        .allSatisfy(list ->
            assertThat(list.items().getFirst())
                .isEqualTo("p" + (Integer.parseInt(list.user().substring(1)) + 5) % 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sasrec", "sequence-blend"})
  void aTransformerCanBeAskedForByName(String model) {
    EvaluationResult result = evaluate(RankingProtocol.SEQUENCE, circle(), model, 2);
    assertThat(result.model()).isEqualTo(model);
    assertThat(result.lists()).hasSize(60).allSatisfy(list -> assertThat(list.items()).hasSize(10));
    assertThat(evaluate(RankingProtocol.SEQUENCE, circle(), model, 3).lists())
        .isEqualTo(result.lists());
  }

  @Test
  void nothingToLearnFromIsRefused() {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> new RankingData(List.of(), List.of(), List.of(), List.of()))
        .withMessage("train names no item of any user");
  }

  @Test
  void onGowallaNeighboursReachMoreThanThePublishedItemKnn() {
    Path folder = shared("recommendation/gowalla");
    RankingData data =
        RankingData.read(folder.resolve("train.txt.gz"), null, folder.resolve("test.txt.gz"), null);
    EvaluationResult result = withDefaults(RankingProtocol.RECOMMEND, data);
    assertThat(metric(result, "recall@20")).isGreaterThan(.1570);
    assertThat(metric(result, "ndcg@20")).isGreaterThan(.1214);
  }

  @Test
  void onBeautyNeighboursReachMoreThanThePublishedSasRec() {
    Path file = shared("recommendation/amazon-sequences").resolve("Beauty.txt.gz");
    RankingData data = RankingData.leaveLastOut(UserItemsFile.read(file));
    EvaluationResult result = withDefaults(RankingProtocol.SEQUENCE, data);
    assertThat(metric(result, "hit-rate@10")).isGreaterThan(.0605);
    assertThat(metric(result, "ndcg@10")).isGreaterThan(.0318);
  }

  /// Everybody goes on to the next number, and from the last to the first.
  private static RankingData circle() {
    return RankingData.leaveLastOut(
        IntStream.range(0, 60)
            .mapToObj(user ->
                new UserItems(
                    "u" + user,
                    IntStream.range(0, 6).mapToObj(i -> "p" + (user + i) % 30).toList()))
            .toList());
  }

  private static EvaluationResult evaluate(
      RankingProtocol protocol, RankingData data, String model, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return protocol
          .fit(data, model, SEED, new Workers(pool, threads), Progress.NONE)
          .evaluate(new Bootstrap(SEED, 100, .95));
    }
  }

  /// Without trying others: those are for the command.
  private static EvaluationResult withDefaults(RankingProtocol protocol, RankingData data) {
    var candidate = new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT);
    EncodedUsers encoded = EncodedUsers.of(data.train(), protocol.ordered());
    try (var pool = Executors.newFixedThreadPool(2)) {
      var workers = new Workers(pool, 2);
      var model = candidate.train(encoded.behaviour(data.train()), workers);
      return new FittedRanking(
              protocol, candidate, new TreeMap<>(), model, encoded, data, 0, workers)
          .evaluate(new Bootstrap(SEED, 100, .95));
    }
  }

  private static double metric(EvaluationResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name)).estimate();
  }

  private static List<String> items(String taste, int first) {
    return IntStream.range(0, 6).mapToObj(i -> taste + (first + i) % 6).toList();
  }

  private static Path shared(String folder) {
    Path path = Path.of(System.getProperty("shopkeeper.shared", "../shared"), "data", folder);
    Assumptions.assumeTrue(Files.isDirectory(path), "no folder " + path);
    return path;
  }
}
