package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.ActivityShares;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.Ingredient;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import io.shopkeeper.store.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every family of models that can serve a shop must keep.
class RecommenderContractTest {

  private static final int ITEMS = 12;

  /// Customers of even number buy among the first half of the items, the others among the second.
  private final SmallShop tastes = tastes();

  static Stream<Candidate> families() {
    Candidate blend =
        new Candidate.Blend(
            new BlendSettings(
                List.of(
                    new Ingredient.ItemNeighbours(ItemNeighbourSettings.DEFAULT),
                    new Ingredient.GraphFilter(new GraphFilterSettings(.5, .2, 50)),
                    new Ingredient.UserNeighbours(new UserNeighbourSettings(20, .3, 2)),
                    new Ingredient.LowPass(new LowPassSettings(2, .3)),
                    new Ingredient.Als(
                        new AlsSettings(8, 10, 2, .02, .01, RelationWeights.DEFAULT))),
                new ActivityShares(
                    List.of(3),
                    List.of(List.of(1.0, 2.0, 1.0, .1, .1), List.of(.5, 0.0, 1.0, .1, .1)))),
            new Seed(1));
    return Stream.of(
        new Candidate.Popularity(PopularitySettings.DEFAULT),
        new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT),
        new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT.with(-.2, 20, .3)),
        new Candidate.Transitions(TransitionSettings.DEFAULT),
        new Candidate.Als(
            new AlsSettings(8, 10, 2, .02, .01, RelationWeights.DEFAULT), new Seed(1)),
        new Candidate.Als(
            new AlsSettings(8, 10, 2, .02, .01, .3, RelationWeights.DEFAULT), new Seed(1)),
        blend,
        new Candidate.SequenceBlend(
            new Candidate.SasRec(SasRecSettings.DEFAULT.withEpochs(5), new Seed(1)),
            new Candidate.Transitions(TransitionSettings.DEFAULT),
            .5),
        RANKED);
  }

  /// Learned once, from what everybody took of the half they like.
  private static final Candidate RANKED = ranked();

  private static Candidate ranked() {
    SmallShop shop = tastes();
    Behaviour behaviour = shop.behaviour();
    List<History> histories =
        IntStream.range(0, behaviour.rows())
            .mapToObj(row -> History.of(behaviour.row(row)))
            .toList();
    List<int[]> taken =
        IntStream.range(0, behaviour.rows())
            .mapToObj(row ->
                IntStream.range(0, ITEMS)
                    .filter(item -> isLow(behaviour, item) == row % 2 < 1)
                    .filter(item -> !histories.get(row).owns(item))
                    .limit(2)
                    .toArray())
            .toList();
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new RankerFitting(
              new TimeSlice(behaviour, histories, taken),
              Stream::empty,
              new Seed(1),
              new Workers(pool, 2))
          .fit(
              new Candidate.Transitions(TransitionSettings.DEFAULT),
              _ ->
                  id ->
                      ProductTraits.ofAttributes(List.of("half=" + (isLow(id) ? "low" : "high"))));
    }
  }

  private static boolean isLow(Behaviour behaviour, int item) {
    return isLow(behaviour.products().id(item));
  }

  private static boolean isLow(ProductId id) {
    return id.value().matches("p[0-5]");
  }

  @Test
  void everyFamilyThatCanBeAskedForIsHere() {
    assertThat(families().map(Candidate::model).distinct())
        .containsExactlyElementsOf(RecommendTraining.MODELS);
  }

  @ParameterizedTest
  @MethodSource("families")
  void theSameEventsGiveTheSameFileAtAnyNumberOfThreads(Candidate family) throws IOException {
    Behaviour behaviour = tastes.behaviour();
    assertThat(bytes(behaviour, train(family, behaviour, 1)))
        .isEqualTo(bytes(behaviour, train(family, behaviour, 3)));
  }

  @ParameterizedTest
  @MethodSource("families")
  void theFileReadBackAnswersTheSame(Candidate family) throws IOException {
    Behaviour behaviour = tastes.behaviour();
    RecommenderModel model = train(family, behaviour, 2);
    TrainedRecommender read = readBack(family, behaviour, model);
    assertThat(bytes(read.histories(), read.model())).isEqualTo(bytes(behaviour, model));
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      assertThat(read.model().recommend(history, item -> !history.owns(item), 5))
          .isEqualTo(model.recommend(history, item -> !history.owns(item), 5));
    }
    for (int item = 0; item < ITEMS; item++) {
      assertThat(read.model().similar(item, _ -> true, 5))
          .isEqualTo(model.similar(item, _ -> true, 5));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void answersAreRankedAndTheirReasonsAddUp(Candidate family) {
    Behaviour behaviour = tastes.behaviour();
    RecommenderModel model = train(family, behaviour, 2);
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      List<Recommendation> answer = model.recommend(history, item -> !history.owns(item), 8);
      assertThat(answer)
          .extracting(Recommendation::score)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      for (Recommendation item : answer) {
        assertThat(item.reasons()).isNotEmpty();
        assertThat(item.reasons().stream().mapToDouble(Reason::contribution).sum())
            .isCloseTo(item.score(), within(1e-6));
      }
      int[] ranked = model.rank(history, item -> !history.owns(item), 8);
      assertThat(answer.stream().map(item -> model.products().item(item.product())))
          .containsExactlyInAnyOrder(IntStream.of(ranked).boxed().toArray(Integer[]::new));
    }
  }

  @Test
  void aRankingTellsHowLikelyEachProductIsBought() {
    Behaviour behaviour = tastes.behaviour();
    List<Recommendation> answer =
        train(RANKED, behaviour, 2).recommend(History.of(behaviour.row(0)), _ -> true, 8);
    assertThat(answer)
        .extracting(Recommendation::probability)
        .allMatch(probability -> probability > 0 && probability < 1)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @ParameterizedTest
  @MethodSource("families")
  void whoHasNoHistoryGetsWhatIsPopular(Candidate family) {
    RecommenderModel model = train(family, tastes.behaviour(), 2);
    List<Recommendation> answer = model.recommend(History.EMPTY, _ -> true, 3);
    assertThat(answer).hasSize(3);
    assertThat(answer)
        .allSatisfy(item -> assertThat(item.reasons()).allMatch(Reason.Popular.class::isInstance));
  }

  @ParameterizedTest
  @MethodSource("families")
  void nothingIsAnsweredWhereNothingMayBeShown(Candidate family) {
    Behaviour behaviour = tastes.behaviour();
    RecommenderModel model = train(family, behaviour, 2);
    assertThat(model.recommend(History.of(behaviour.row(0)), _ -> false, 5)).isEmpty();
    assertThat(model.similar(0, _ -> false, 5)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("families")
  void oneCustomerOneProductAndAllAlikeAreSensiblyAnswered(Candidate family) throws IOException {
    var one = new SmallShop().buys("ann", "tent");
    var several = new SmallShop().buys("ann", "tent", "mat", "tent").buys("ann", "tent");
    var alike = new SmallShop();
    IntStream.range(0, 20).forEach(number -> alike.buys("c" + number, "tent", "mat"));
    for (SmallShop shop : List.of(one, several, alike)) {
      Behaviour behaviour = shop.behaviour();
      RecommenderModel model = train(family, behaviour, 2);
      History history = History.of(behaviour.row(0));
      assertThat(model.recommend(history, item -> !history.owns(item), 5)).isEmpty();
      assertThat(model.recommend(History.EMPTY, _ -> true, 5)).hasSize(behaviour.products().size());
      readBack(family, behaviour, model);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aClickChangesTheNextAnswerButOfPopularity(Candidate family) throws IOException {
    LiveRecommender live = live(family);
    var session = new SessionId("visitor");
    Recommendations before = live.recommend(ForCustomer.of(session, 5));
    live.observe(tastes.logged(tastes.view(null, "visitor", "p1")));
    Recommendations after = live.recommend(ForCustomer.of(session, 5));
    if (family instanceof Candidate.Popularity) {
      assertThat(after.items()).isEqualTo(before.items());
    } else {
      assertThat(after.items()).isNotEqualTo(before.items());
      assertThat(after.basis()).isEqualTo(Recommendations.Basis.SESSION_HISTORY);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aProductItHasNeverSeenChangesNothing(Candidate family) throws IOException {
    LiveRecommender live = live(family);
    var stranger = new CustomerId("stranger");
    Recommendations before = live.recommend(ForCustomer.of(stranger, 5));
    live.observe(tastes.logged(tastes.view("stranger", null, "never-seen")));
    assertThat(live.recommend(ForCustomer.of(stranger, 5)).items()).isEqualTo(before.items());
    assertThat(live.recommend(new SimilarTo(new ProductId("never-seen"), 5)).items()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("families")
  void similarProductsAreOfTheSameTaste(Candidate family) throws IOException {
    LiveRecommender live = live(family);
    Recommendations similar = live.recommend(new SimilarTo(new ProductId("p1"), 3));
    assertThat(similar.items()).isNotEmpty();
    assertThat(similar.items())
        .allMatch(item -> Integer.parseInt(item.product().value().substring(1)) < ITEMS / 2);
  }

  private LiveRecommender live(Candidate family) throws IOException {
    Behaviour behaviour = tastes.behaviour();
    var live = new LiveRecommender(LiveSettings.DEFAULT);
    live.productsChanged(
        IntStream.range(0, ITEMS)
            .mapToObj(i -> SmallShop.product("p" + i, true, i < ITEMS / 2 ? "low" : "high"))
            .toList());
    live.swap(readBack(family, behaviour, train(family, behaviour, 2)));
    return live;
  }

  private static SmallShop tastes() {
    var shop = new SmallShop();
    var random = new Seed(3).generator("tastes");
    for (int customer = 0; customer < 60; customer++) {
      int first = customer % 2 * ITEMS / 2;
      for (int order = 0; order < 1 + customer % 3; order++) {
        shop.buys(
            "c%02d".formatted(customer),
            IntStream.range(0, 2)
                .mapToObj(_ -> "p" + (first + random.nextInt(ITEMS / 2)))
                .distinct()
                .toArray(String[]::new));
      }
    }
    return shop;
  }

  private static RecommenderModel train(Candidate family, Behaviour behaviour, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return family.train(behaviour, new Workers(pool, threads));
    }
  }

  private static TrainedRecommender readBack(
      Candidate family, Behaviour behaviour, RecommenderModel model) throws IOException {
    byte[] bytes = bytes(behaviour, model);
    var provenance =
        new Provenance(
            family.model(),
            "test",
            Instant.EPOCH,
            new ShopId("small"),
            0,
            new Seed(1),
            new TreeMap<>(),
            new TreeMap<>());
    return RecommenderFile.read(
        new DataInputStream(new ByteArrayInputStream(bytes)),
        new ModelFiles.Entry(provenance, 1, bytes.length));
  }

  private static byte[] bytes(Behaviour histories, RecommenderModel model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    RecommenderFile.write(new DataOutputStream(bytes), histories, model);
    return bytes.toByteArray();
  }
}
