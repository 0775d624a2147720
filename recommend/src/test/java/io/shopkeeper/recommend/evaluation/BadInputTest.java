package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.neural.transformer.TransformerTraining;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.ActivityShares;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.Ingredient;
import io.shopkeeper.recommend.cooccurrence.Similarity;
import io.shopkeeper.recommend.ease.EaseSettings;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.nextbasket.NextBasketSettings;
import io.shopkeeper.recommend.orders.OrderSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.slim.SlimSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Data as it should not be, through every model of every protocol: a reason, or a sensible answer,
/// the same at any number of threads.
class BadInputTest {

  private static final Seed SEED = new Seed(1);

  /// Train and test that each say one thing only.
  static Stream<Named<RankingData>> data() {
    List<UserItems> plain = users(12, user -> List.of("a" + user % 4, "b" + user % 3, "c"));
    return Stream.of(
        Named.of("one user of one item", data(List.of(user("u", "a")), List.of(user("u", "b")))),
        Named.of("one user", data(List.of(user("u", "a", "b", "c")), List.of(user("u", "d")))),
        Named.of("one item", data(users(9, _ -> List.of("a")), List.of(user("u1", "a")))),
        Named.of(
            "all alike", data(users(9, _ -> List.of("a", "b", "c")), List.of(user("u1", "c")))),
        Named.of(
            "pairs twice",
            data(
                users(9, user -> List.of("a", "a", "b" + user % 3, "a")),
                List.of(user("u1", "c")))),
        Named.of(
            "users of nothing",
            data(
                Stream.concat(plain.stream(), Stream.of(user("empty"))).toList(),
                List.of(user("empty", "c")))),
        Named.of("users train does not know", data(plain, List.of(user("stranger", "c", "a1")))),
        Named.of("items train does not know", data(plain, List.of(user("u1", "never", "seen")))),
        Named.of("users of test with nothing", data(plain, List.of(user("u1"), user("u2", "c")))),
        Named.of(
            "users alone", data(users(5, user -> List.of("a" + user)), List.of(user("u1", "a2")))),
        Named.of(
            "ids of any text",
            data(
                users(9, user -> List.of("帐篷-" + user % 2, "naïve/ø?=&", "\"quoted\",x", "0")),
                List.of(user("u1", "帐篷-0")))));
  }

  static Stream<Arguments> everyModelOnEveryData() {
    return Stream.of(RankingProtocol.values())
        .flatMap(protocol ->
            models(protocol)
                .flatMap(model -> data().map(data -> Arguments.of(protocol, model, data))));
  }

  private static Stream<String> models(RankingProtocol protocol) {
    return switch (protocol) {
      case RECOMMEND ->
          Stream.of(
              "auto",
              "blend",
              "als",
              "item-neighbours",
              "popularity",
              "ease",
              "slim",
              "jaccard",
              "tversky",
              "rp3beta");
      case SEQUENCE ->
          Stream.of(
              "auto",
              "als",
              "popularity",
              "item-neighbours",
              "transitions",
              "sasrec",
              "sequence-blend");
    };
  }

  @ParameterizedTest
  @MethodSource("everyModelOnEveryData")
  void everyUserAskedForGetsAListOfKnownItems(
      RankingProtocol protocol, String model, RankingData data) {
    EvaluationResult result = evaluate(protocol, model, data, 2);
    assertThat(result.lists())
        .extracting(UserItems::user)
        .containsExactlyElementsOf(data.test().stream().map(UserItems::user).toList());
    List<String> known = data.train().stream().flatMap(user -> user.items().stream()).toList();
    Map<String, List<String>> owned = new HashMap<>();
    data.train().forEach(user -> owned.put(user.user(), user.items()));
    Map<String, List<String>> wanted = new HashMap<>();
    data.test().forEach(user -> wanted.put(user.user(), user.items()));
    for (UserItems list : result.lists()) {
      assertThat(list.items()).doesNotHaveDuplicates().isSubsetOf(known);
      List<String> had = owned.getOrDefault(list.user(), List.of());
      if (!protocol.repeats(data.train())) {
        assertThat(list.items().stream().filter(had::contains))
            .isSubsetOf(wanted.getOrDefault(list.user(), List.of()));
      }
    }
    result
        .metrics()
        .metrics()
        .forEach((name, value) -> assertThat(value.estimate()).as(name).isBetween(0.0, 1.0));
    assertThat(evaluate(protocol, model, data, 1)).isEqualTo(result);
  }

  @ParameterizedTest
  @MethodSource("data")
  void basketsOfTheSameAreForetold(RankingData data) {
    var baskets = new NextBasketData(baskets(data.train()), baskets(data.test()));
    for (String model : List.of("auto", "personal-frequency")) {
      EvaluationResult result = evaluate(model, baskets, 2);
      assertThat(result.lists())
          .extracting(UserItems::user)
          .containsExactlyElementsOf(data.test().stream().map(UserItems::user).toList());
      assertThat(result.lists())
          .allSatisfy(list -> assertThat(list.items()).doesNotHaveDuplicates());
      assertThat(evaluate(model, baskets, 1)).isEqualTo(result);
    }
  }

  @Test
  void anEmptyFileIsRefusedWithTheReason(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    Path blank = Files.writeString(folder.resolve("blank.txt"), "\n \n\t\n");
    Path users = Files.writeString(folder.resolve("users.txt"), "u1\nu2\n");
    for (Path file : List.of(empty, blank, users)) {
      assertThatExceptionOfType(RecommendException.class)
          .isThrownBy(() -> RankingData.read(file, null, null, null))
          .withMessage("train names no item of any user")
          .satisfies(e -> assertThat(e.code()).isEqualTo(RecommendException.Code.NOTHING_TO_LEARN));
    }
  }

  @Test
  void aTestThatHoldsAllOfTrainIsRefusedWithTheReason() {
    List<UserItems> same = users(5, user -> List.of("a" + user, "b"));
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> evaluate(RankingProtocol.RECOMMEND, "auto", data(same, same), 1))
        .withMessageContaining("test holds everything that train does");
  }

  @Test
  void emptyTestAndValidAreAsNone(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    Path train = Files.writeString(folder.resolve("train.txt"), "u1 a b\nu2 a c\nu3 b c\n");
    RankingData data = RankingData.read(train, empty, empty, empty);
    EvaluationResult result = evaluate(RankingProtocol.RECOMMEND, "auto", data, 2);
    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lists()).hasSize(3);
  }

  static Stream<Named<ThrowingCallable>> settingsThatAreNoNumber() {
    RelationWeights weights = RelationWeights.DEFAULT;
    double infinite = Double.POSITIVE_INFINITY;
    return Stream.of(
        refused("als", () -> AlsSettings.DEFAULT.with(Double.NaN, .1)),
        refused("als", () -> AlsSettings.DEFAULT.with(.1, Double.NaN)),
        refused("als", () -> AlsSettings.DEFAULT.withPopularity(Double.NaN)),
        refused("als", () -> AlsSettings.DEFAULT.withFactors(0)),
        refused("neighbours", () -> ItemNeighbourSettings.DEFAULT.with(Double.NaN, 5, 0)),
        refused("neighbours", () -> ItemNeighbourSettings.DEFAULT.with(0, Double.NaN, 0)),
        refused("neighbours", () -> ItemNeighbourSettings.DEFAULT.with(0, 5, Double.NaN)),
        refused(
            "neighbours",
            () -> new ItemNeighbourSettings(9, Double.NaN, 0, 1, 0, infinite, 0, weights)),
        refused(
            "neighbours",
            () -> new ItemNeighbourSettings(9, 0, 0, Double.NaN, 0, infinite, 0, weights)),
        refused("neighbours", () -> ItemNeighbourSettings.DEFAULT.withNeighbours(0)),
        refused("transitions", () -> TransitionSettings.DEFAULT.with(Double.NaN, 0)),
        refused("transitions", () -> TransitionSettings.DEFAULT.with(1, Double.NaN)),
        refused("user neighbours", () -> new UserNeighbourSettings(9, Double.NaN, 1)),
        refused("user neighbours", () -> new UserNeighbourSettings(9, 0, Double.NaN)),
        refused("user neighbours", () -> new UserNeighbourSettings(0, 0, 1)),
        refused("graph filter", () -> new GraphFilterSettings(Double.NaN, 0, 9)),
        refused("graph filter", () -> new GraphFilterSettings(.5, Double.NaN, 9)),
        refused("low pass", () -> new LowPassSettings(9, Double.NaN)),
        refused("low pass", () -> new LowPassSettings(0, .3)),
        refused("popularity", () -> new PopularitySettings(Double.NaN, weights)),
        refused("weights", () -> new RelationWeights(Double.NaN, 0, 0)),
        refused("next basket", () -> new NextBasketSettings(Double.NaN, 1, 1, 1, 1)),
        refused("next basket", () -> new NextBasketSettings(1, Double.NaN, 1, 1, 1)),
        refused("next basket", () -> new NextBasketSettings(1, 1, Double.NaN, 1, 1)),
        refused("next basket", () -> new NextBasketSettings(1, 1, 1, Double.NaN, 1)),
        refused("next basket", () -> new NextBasketSettings(1, 1, 1, 1, Double.NaN)),
        refused("orders", () -> new OrderSettings(9, Double.NaN, 1)),
        refused("orders", () -> new OrderSettings(9, 1, Double.NaN)),
        refused("ease", () -> new EaseSettings(Double.NaN, 9)),
        refused("slim", () -> new SlimSettings(9, Double.NaN, 0, 0)),
        refused("slim", () -> new SlimSettings(9, 1, Double.NaN, 0)),
        refused("slim", () -> new SlimSettings(9, 1, 0, Double.NaN)),
        refused("tversky", () -> new Similarity.Tversky(Double.NaN, 1)),
        refused("tversky", () -> new Similarity.Tversky(1, Double.NaN)),
        refused("rp3beta", () -> new Similarity.RandomWalk(Double.NaN, 1)),
        refused("rp3beta", () -> new Similarity.RandomWalk(1, Double.NaN)),
        refused("blend", () -> new ActivityShares(List.of(), List.of(List.of(Double.NaN)))),
        refused("blend", () -> new ActivityShares(List.of(), List.of(List.of(infinite)))),
        refused("blend", () -> new ActivityShares(List.of(), List.of(List.of(1.0, -.1)))),
        refused("transformer", () -> new TransformerTraining(1, 1, Double.NaN, 0, 0)),
        refused("transformer", () -> new TransformerTraining(1, 1, .1, Double.NaN, 0)));
  }

  private static Named<ThrowingCallable> refused(String name, ThrowingCallable of) {
    return Named.of(name, of);
  }

  @ParameterizedTest
  @MethodSource("settingsThatAreNoNumber")
  void settingsThatAreNoNumberAreRefusedByName(ThrowingCallable settings) {
    assertThatIllegalArgumentException().isThrownBy(settings).withMessageContaining(" is ");
  }

  @Test
  void aRankAboveTheItemsIsHarmless() {
    RankingData data =
        RankingData.leaveLastOut(users(30, user -> List.of("a" + user % 4, "b" + user % 3, "c")));
    List<Ingredient> ingredients =
        List.of(
            new Ingredient.ItemNeighbours(ItemNeighbourSettings.DEFAULT.withNeighbours(10_000)),
            new Ingredient.LowPass(new LowPassSettings(500, .3)),
            new Ingredient.Als(AlsSettings.DEFAULT.withFactors(1_024)));
    var shares = new ActivityShares(List.of(), List.of(List.of(1.0, 1.0, 1.0)));
    try (var pool = Executors.newFixedThreadPool(2)) {
      var blend = new Candidate.Blend(new BlendSettings(ingredients, shares), SEED);
      EvaluationResult result =
          RankingProtocol.RECOMMEND
              .fit(data, blend, new Workers(pool, 2), Progress.NONE)
              .evaluate(new Bootstrap(SEED, 100, .95));
      assertThat(result.lists())
          .hasSize(30)
          .allSatisfy(list -> assertThat(list.items()).isNotEmpty());
    }
  }

  private static EvaluationResult evaluate(
      RankingProtocol protocol, String model, RankingData data, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return protocol
          .fit(data, model, SEED, new Workers(pool, threads), Progress.NONE)
          .evaluate(new Bootstrap(SEED, 20, .95));
    }
  }

  private static EvaluationResult evaluate(String model, NextBasketData data, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new NextBasketProtocol(new Workers(pool, threads), Progress.NONE)
          .fit(data, model)
          .evaluate(new Bootstrap(SEED, 20, .95));
    }
  }

  /// Each item is a basket of its own.
  private static List<UserBaskets> baskets(List<UserItems> users) {
    return users.stream()
        .map(user -> new UserBaskets(user.user(), user.items().stream().map(List::of).toList()))
        .toList();
  }

  private static RankingData data(List<UserItems> train, List<UserItems> test) {
    return new RankingData(train, List.of(), test, List.of());
  }

  private static List<UserItems> users(int count, IntFunction<List<String>> items) {
    return IntStream.range(0, count)
        .mapToObj(user -> new UserItems("u" + user, items.apply(user)))
        .toList();
  }

  private static UserItems user(String name, String... items) {
    return new UserItems(name, List.of(items));
  }
}
