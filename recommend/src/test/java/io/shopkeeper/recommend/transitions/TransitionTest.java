package io.shopkeeper.recommend.transitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionTest {

  /// Decay 1, backward .5 and nothing else.
  private static final TransitionSettings PLAIN = settings(1, 0, 0, 0);

  /// Case after telephone once, before it once, with it once; charger two moments after telephone.
  private final SmallShop shop =
      new SmallShop()
          .buys("a", "telephone")
          .buys("a", "case")
          .buys("a", "charger")
          .buys("b", "case")
          .buys("b", "telephone")
          .buys("c", "telephone", "case");

  @Test
  void whatComesNextOrAtOnceCountsOneAndTheOppositeOrderLess() {
    assertThat(score(PLAIN, "telephone", "case")).isCloseTo(1 + .5 + 1, within(1e-6));
  }

  @Test
  void whatComesLaterCountsLess() {
    assertThat(score(PLAIN, "telephone", "charger")).isCloseTo(1.0 / 2, within(1e-6));
  }

  @Test
  void whatOnlyCameBeforeIsNoFollower() {
    assertThat(similar(PLAIN, "charger")).isEmpty();
  }

  @Test
  void manyVisitorsSayLessThanTheirNumberBelowPowerOne() {
    assertThat(score(settings(.5, 0, 0, 0), "telephone", "case"))
        .isCloseTo(Math.sqrt(2.5), within(1e-6));
  }

  @Test
  void theVisitorsOfEitherItemDivide() {
    assertThat(score(settings(1, 1, .5, 0), "telephone", "case"))
        .isCloseTo(2.5 / 3 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void shrinkageHalvesWhatAsManyVisitorsSpeakFor() {
    assertThat(score(settings(1, 0, 0, 3), "telephone", "case")).isCloseTo(2.5 / 2, within(1e-6));
  }

  @Test
  void aReasonCountsTheCustomersWhoHadTheTwoInThisOrder() {
    assertThat(similar(PLAIN, "telephone").getFirst().reasons())
        .containsExactly(new Reason.Followed(new ProductId("telephone"), 2, 2.5));
  }

  @Test
  void lookingSaysLessThanBuying() {
    SmallShop looked = new SmallShop();
    looked.add(looked.view("a", null, "telephone")).buys("a", "case");
    assertThat(similar(looked, PLAIN, "telephone").getFirst().score()).isCloseTo(.2, within(1e-6));
  }

  @Test
  void anItemTakenTwiceCountsWhereItWasTakenLast() {
    SmallShop again =
        new SmallShop().buys("a", "telephone").buys("a", "case").buys("a", "telephone");
    assertThat(similar(again, PLAIN, "telephone")).isEmpty();
    assertThat(similar(again, PLAIN, "case")).hasSize(1);
  }

  @Test
  void theLastItemOfAHistorySaysMostAndReasonsAddUp() {
    SmallShop two =
        new SmallShop().buys("a", "old").buys("a", "goal").buys("b", "new").buys("b", "goal");
    two.buys("me", "old").buys("me", "new");
    Behaviour behaviour = two.behaviour();
    History history = History.of(behaviour.row(behaviour.row(new CustomerId("me"))));
    Recommendation goal =
        train(behaviour, PLAIN).recommend(history, item -> !history.owns(item), 1).getFirst();
    assertThat(goal.product()).isEqualTo(new ProductId("goal"));
    assertThat(goal.reasons())
        .containsExactly(
            new Reason.Followed(new ProductId("new"), 1, 2.0 / 3),
            new Reason.Followed(new ProductId("old"), 1, 1.0 / 3));
  }

  @Test
  void oneVisitorOfOneItemHasNoFollowersAndAStrangerGetsWhatIsPopular() {
    Behaviour alone = new SmallShop().buys("a", "only").behaviour();
    TransitionModel model = train(alone, TransitionSettings.DEFAULT);
    assertThat(model.similar(0, _ -> true, 5)).isEmpty();
    assertThat(model.rank(History.EMPTY, _ -> true, 5)).containsExactly(0);
    assertThat(model.rank(History.of(alone.row(0)), _ -> true, 5)).containsExactly(0);
  }

  @Test
  void theTableIsTheSameAtAnyNumberOfThreads() {
    SmallShop many = new SmallShop();
    for (int order = 0; order < 400; order++) {
      many.buys("customer" + order % 37, "p" + order * 7 % 90, "p" + order * order % 83);
    }
    Behaviour behaviour = many.behaviour();
    ItemTable one = table(behaviour, 1);
    ItemTable three = table(behaviour, 3);
    assertThat(three.item()).isEqualTo(one.item()).hasSizeGreaterThan(500);
    assertThat(three.score()).isEqualTo(one.score());
    assertThat(three.common()).isEqualTo(one.common());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.1, 1.1, Double.NaN})
  void aShareOutOfRangeIsRefusedByName(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(1, share, 0, 0))
        .withMessageStartingWith("source is " + share);
  }

  private double score(TransitionSettings settings, String from, String to) {
    return similar(settings, from).stream()
        .filter(one -> one.product().value().equals(to))
        .findFirst()
        .orElseThrow()
        .score();
  }

  private List<Recommendation> similar(TransitionSettings settings, String product) {
    return similar(shop, settings, product);
  }

  private static List<Recommendation> similar(
      SmallShop shop, TransitionSettings settings, String product) {
    TransitionModel model = train(shop.behaviour(), settings);
    return model.similar(model.products().item(new ProductId(product)), _ -> true, 10);
  }

  private static TransitionModel train(Behaviour behaviour, TransitionSettings settings) {
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new TransitionTrainer(settings)
          .train(
              behaviour,
              new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour),
              new Workers(pool, 2));
    }
  }

  private static ItemTable table(Behaviour behaviour, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new TransitionTrainer(TransitionSettings.DEFAULT)
          .table(behaviour, new Workers(pool, threads));
    }
  }

  private static TransitionSettings settings(
      double power, double source, double target, double shrinkage) {
    return new TransitionSettings(
        10, 1, .5, power, source, target, shrinkage, 1, 0, RelationWeights.DEFAULT);
  }
}
