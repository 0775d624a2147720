package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.ActivityShares;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.Ingredient;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AffordableTest {

  private static final Seed SEED = new Seed(1);
  private static final long MEBIBYTE = 1 << 20;

  /// 2,000 users, 1,500 items; everybody goes through about 20 in a row.
  private static final List<UserItems> SHOP = shop();

  static Stream<Candidate> families() {
    var shares = new ActivityShares(List.of(), List.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0)));
    List<Ingredient> ingredients =
        List.of(
            new Ingredient.ItemNeighbours(ItemNeighbourSettings.DEFAULT),
            new Ingredient.UserNeighbours(new UserNeighbourSettings(100, .3, 2)),
            new Ingredient.GraphFilter(new GraphFilterSettings(.5, .3, 300)),
            new Ingredient.LowPass(new LowPassSettings(50, .3)),
            new Ingredient.Als(AlsSettings.DEFAULT));
    var transformer = new Candidate.SasRec(SasRecSettings.DEFAULT.withEpochs(1), SEED);
    var transitions = new Candidate.Transitions(TransitionSettings.DEFAULT);
    return Stream.of(
        new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT),
        transitions,
        new Candidate.Als(AlsSettings.DEFAULT, SEED),
        new Candidate.Blend(new BlendSettings(ingredients, shares), SEED),
        transformer,
        new Candidate.SequenceBlend(transformer, transitions, .5));
  }

  /// What a training allocates is at least what it holds at its peak, and a few times that: epochs
  /// and steps start anew. So an estimate of much more is too timid, of much less too bold. Code
  /// that is not compiled yet, which is longer so beside other work, allocates up to half as much
  /// again.
  @ParameterizedTest
  @MethodSource("families")
  void anEstimateIsOfTheSizeOfWhatIsReallyAllocated(Candidate family) {
    EncodedUsers encoded = EncodedUsers.of(SHOP, true);
    Behaviour behaviour = encoded.behaviour(SHOP);
    long allocated = allocated(() -> train(family, behaviour));
    long estimated = family.bytes(behaviour.extent(), 1);
    assertThat(estimated)
        .as("%s estimated, %s allocated", estimated / MEBIBYTE, allocated / MEBIBYTE)
        .isBetween(allocated / 50, 2 * allocated);
  }

  @ParameterizedTest
  @CsvSource({
    "RECOMMEND, 1000, blend, ''",
    "RECOMMEND, 25, item-neighbours, blend",
    "RECOMMEND, 4, popularity, 'blend, item-neighbours'",
    "SEQUENCE, 60, transitions, sequence-blend",
    "SEQUENCE, 4, popularity, 'sequence-blend, transitions'",
  })
  void autoTriesWhatFitsAndSaysWhatDoesNot(
      RankingProtocol protocol, int mebibytes, String chosen, String omitted) {
    EvaluationResult result = evaluate(protocol, "auto", mebibytes);
    assertThat(result.model()).isEqualTo(chosen);
    assertThat(String.join(", ", result.omitted().keySet()))
        .isEqualTo(Stream.of(omitted.split(", ")).sorted().collect(Collectors.joining(", ")));
    assertThat(result.omitted().values())
        .allSatisfy(why -> assertThat(why).contains("MiB", "SHOPKEEPER_MEMORY="));
    assertThat(result.lists()).allSatisfy(list -> assertThat(list.items()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "RECOMMEND, blend",
    "RECOMMEND, als",
    "RECOMMEND, item-neighbours",
    "SEQUENCE, transitions",
    "SEQUENCE, sasrec",
    "SEQUENCE, sequence-blend",
    "RECOMMEND, popularity",
  })
  void whatIsAskedForByNameIsRefusedWhereItDoesNotFit(RankingProtocol protocol, String model) {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> evaluate(protocol, model, 1))
        .withMessageContainingAll("training '" + model + "'", "MiB", "SHOPKEEPER_MEMORY=")
        .satisfies(e -> assertThat(e.code()).isEqualTo(RecommendException.Code.TOO_LARGE));
  }

  @Test
  void nextBasketsFallBackOnTheBaselineOrAreRefused() {
    var baskets =
        new NextBasketData(
            SHOP.stream()
                .map(user -> new UserBaskets(user.user(), List.of(user.items(), user.items())))
                .toList(),
            List.of());
    try (var pool = Executors.newFixedThreadPool(1)) {
      var protocol = new NextBasketProtocol(new Workers(pool, 1), Progress.NONE);
      EvaluationResult result =
          protocol.fit(baskets, "auto", memory(10)).evaluate(Bootstrap.of(SEED));
      assertThat(result.model()).isEqualTo("personal-frequency");
      assertThat(result.omitted()).containsOnlyKeys("next-basket");
      assertThatExceptionOfType(RecommendException.class)
          .isThrownBy(() -> protocol.fit(baskets, "next-basket", memory(10)))
          .withMessageContaining("SHOPKEEPER_MEMORY=");
    }
  }

  private static EvaluationResult evaluate(RankingProtocol protocol, String model, int mebibytes) {
    RankingData data = RankingData.leaveLastOut(SHOP.subList(0, 300));
    try (var pool = Executors.newFixedThreadPool(2)) {
      return protocol
          .fit(data, model, SEED, memory(mebibytes), new Workers(pool, 2), Progress.NONE)
          .evaluate(new Bootstrap(SEED, 100, .95));
    }
  }

  private static Memory memory(int mebibytes) {
    return new Memory(mebibytes * MEBIBYTE, 1);
  }

  private static void train(Candidate family, Behaviour behaviour) {
    try (var pool = Executors.newFixedThreadPool(1)) {
      assertThat(family.train(behaviour, new Workers(pool, 1)).products()).isNotNull();
    }
  }

  /// By this thread and those it starts meanwhile.
  private static long allocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();
    work.run();
    return threads.getTotalThreadAllocatedBytes() - before;
  }

  private static List<UserItems> shop() {
    RandomGenerator random = SEED.generator("shop");
    return IntStream.range(0, 2_000)
        .mapToObj(user -> new UserItems("u" + user, walk(random, random.nextInt(1_500))))
        .toList();
  }

  private static List<String> walk(RandomGenerator random, int start) {
    return IntStream.range(0, 30)
        .mapToObj(step -> "p" + (start + step + random.nextInt(3)) % 1_500)
        .distinct()
        .toList();
  }
}
