package io.shopkeeper.recommend.sasrec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.transformer.TransformerTraining;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.transitions.TransitionModel;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.transitions.TransitionTrainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SasRecTest {

  private static final SasRecSettings SMALL =
      new SasRecSettings(16, 1, 2, 10, new TransformerTraining(60, 8, .01, .1, 0));

  /// Tent, mat and stove in this order or the reverse, as the first of them says.
  private final Behaviour both = twoWays();

  @Test
  void tellsWhatComesNextByTheOrderOfWhatWasTaken() {
    SasRecModel model = train(both, SMALL, 2);
    assertThat(next(model, "there")).isEqualTo("stove");
    assertThat(next(model, "back")).isEqualTo("tent");
  }

  @Test
  void scoresAreProbabilitiesAndTheReasonNamesTheNewestProduct() {
    SasRecModel model = train(both, SMALL, 2);
    History history = history("there");
    List<Recommendation> all = model.recommend(history, _ -> true, 10);
    double sum = all.stream().mapToDouble(Recommendation::score).sum();
    assertThat(sum).isCloseTo(1, within(1e-4));
    assertThat(all.getFirst().reasons())
        .containsExactly(
            new Reason.NextInSequence(new ProductId("mat"), 2, all.getFirst().score()));
  }

  @Test
  void theModelIsTheSameAtAnyNumberOfThreads() throws IOException {
    assertThat(written(train(both, SMALL, 3))).isEqualTo(written(train(both, SMALL, 1)));
  }

  @Test
  void anotherSeedMakesAnotherModel() throws IOException {
    Behaviour behaviour = both;
    try (var pool = Executors.newFixedThreadPool(2)) {
      var other =
          new SasRecTrainer(SMALL, new Seed(2))
              .train(behaviour, popularity(behaviour), new Workers(pool, 2), Progress.NONE);
      assertThat(written(other)).isNotEqualTo(written(train(behaviour, SMALL, 2)));
    }
  }

  @Test
  void aModelReadFromItsFileAnswersTheSame() throws IOException {
    SasRecModel model = train(both, SMALL, 2);
    SasRecModel read =
        SasRecModel.read(
            new DataInputStream(new ByteArrayInputStream(written(model))), both.products());
    assertThat(read.recommend(history("back"), _ -> true, 5))
        .isEqualTo(model.recommend(history("back"), _ -> true, 5));
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    byte[] half = Arrays.copyOf(written(train(both, SMALL, 2)), 500);
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() ->
            SasRecModel.read(new DataInputStream(new ByteArrayInputStream(half)), both.products()));
  }

  @Test
  void oneVisitorOfOneItemIsEnoughAndAStrangerGetsWhatIsPopular() {
    Behaviour alone = new SmallShop().buys("a", "only").behaviour();
    SasRecModel model = train(alone, SMALL, 2);
    assertThat(model.rank(History.EMPTY, _ -> true, 5)).containsExactly(0);
    assertThat(model.rank(History.of(alone.row(0)), _ -> true, 5)).containsExactly(0);
    assertThat(model.similar(0, _ -> true, 5)).isEmpty();
  }

  @Test
  void whatMayNotBeShownIsNot() {
    SasRecModel model = train(both, SMALL, 2);
    int stove = both.products().item(new ProductId("stove"));
    assertThat(model.rank(history("there"), item -> item != stove, 10)).doesNotContain(stove);
    assertThat(model.rank(history("there"), _ -> false, 10)).isEmpty();
  }

  @Test
  void aBlendAddsBothOpinionsUp() {
    SasRecModel transformer = train(both, SMALL, 2);
    TransitionModel transitions = transitions();
    History history = history("there");
    var alone = new SequenceBlendModel(transformer, transitions, 1);
    assertThat(alone.rank(history, _ -> true, 3))
        .containsExactly(transformer.rank(history, _ -> true, 3));
    var without = new SequenceBlendModel(transformer, transitions, 0);
    assertThat(without.rank(history, _ -> true, 3))
        .containsExactly(transitions.rank(history, _ -> true, 3));
    var half = new SequenceBlendModel(transformer, transitions, .5);
    List<Recommendation> blended = half.recommend(history, _ -> true, 10);
    assertThat(blended.stream().mapToDouble(Recommendation::score).sum())
        .isCloseTo(1, within(1e-4));
    assertThat(blended.getFirst().reasons())
        .hasAtLeastOneElementOfType(Reason.NextInSequence.class)
        .hasAtLeastOneElementOfType(Reason.Followed.class);
    assertThat(blended)
        .extracting(item -> both.products().item(item.product()))
        .containsExactly(
            Arrays.stream(half.rank(history, _ -> true, 10)).boxed().toArray(Integer[]::new));
  }

  @Test
  void aStrangerGetsWhatIsPopularFromABlendToo() {
    var blend = new SequenceBlendModel(train(both, SMALL, 2), transitions(), .5);
    assertThat(blend.rank(History.EMPTY, _ -> true, 10)).isNotEmpty();
    assertThat(blend.recommend(History.EMPTY, _ -> true, 10)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.1, 1.1, Double.NaN})
  void aShareOutOfRangeIsRefused(double share) {
    SasRecModel transformer = train(new SmallShop().buys("a", "only").behaviour(), SMALL, 1);
    TransitionModel transitions = transitions();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SequenceBlendModel(transformer, transitions, share))
        .withMessage("share is " + share + ", not from 0 to 1");
  }

  @Test
  void settingsThatDoNotFitTogetherAreRefused() {
    TransformerTraining training = SMALL.training();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SasRecSettings(16, 1, 3, 10, training))
        .withMessage("heads is 3, not a divisor of the dimension 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SasRecSettings(16, 1, 2, 0, training))
        .withMessageStartingWith("length is 0");
  }

  @Test
  void theCostGrowsWithInteractionsAndWithCandidates() {
    double some = SasRecSettings.DEFAULT.operations(100_000, 10_000, 10_000);
    assertThat(SasRecSettings.DEFAULT.operations(1_000_000, 100_000, 10_000))
        .isCloseTo(10 * some, within(some / 1e6));
    assertThat(SasRecSettings.DEFAULT.operations(100_000, 10_000, 40_000)).isGreaterThan(some);
  }

  private static Behaviour twoWays() {
    SmallShop shop = new SmallShop();
    for (int visitor = 0; visitor < 30; visitor++) {
      boolean there = visitor % 2 == 0;
      shop.buys("v" + visitor, there ? "map" : "compass")
          .buys("v" + visitor, there ? "tent" : "stove")
          .buys("v" + visitor, "mat")
          .buys("v" + visitor, there ? "stove" : "tent");
    }
    return shop.buys("there", "tent")
        .buys("there", "mat")
        .buys("back", "stove")
        .buys("back", "mat")
        .behaviour();
  }

  private String next(SasRecModel model, String visitor) {
    History history = history(visitor);
    return model.recommend(history, item -> !history.owns(item), 1).getFirst().product().value();
  }

  private History history(String visitor) {
    return History.of(both.row(both.row(new CustomerId(visitor))));
  }

  private TransitionModel transitions() {
    try (var pool = Executors.newFixedThreadPool(1)) {
      return new TransitionTrainer(TransitionSettings.DEFAULT)
          .train(both, popularity(both), new Workers(pool, 1));
    }
  }

  private static SasRecModel train(Behaviour behaviour, SasRecSettings settings, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new SasRecTrainer(settings, new Seed(1))
          .train(behaviour, popularity(behaviour), new Workers(pool, threads), Progress.NONE);
    }
  }

  private static PopularityModel popularity(Behaviour behaviour) {
    return new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
  }

  private static byte[] written(SasRecModel model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
