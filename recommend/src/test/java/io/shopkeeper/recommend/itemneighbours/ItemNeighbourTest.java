package io.shopkeeper.recommend.itemneighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNeighbourTest {

  private static final ItemNeighbourSettings PLAIN = settings(0, 0, 0);

  /// Bread is bought by 4, butter by 3, both by 2.
  private final SmallShop shop =
      new SmallShop()
          .buys("a", "bread", "butter")
          .buys("b", "bread", "butter")
          .buys("c", "bread")
          .buys("d", "bread")
          .buys("e", "butter");

  @Test
  void withoutCorrectionsTheSimilarityIsTheCosineOfTheCustomers() {
    assertThat(butterAfterBread(PLAIN)).isCloseTo(2 / Math.sqrt(4 * 3), within(1e-7));
  }

  @Test
  void shrinkageHalvesWhatAsManyCustomersSpeakFor() {
    assertThat(butterAfterBread(settings(2, 0, 0)))
        .isCloseTo(.5 * butterAfterBread(PLAIN), within(1e-7));
  }

  @Test
  void aPositiveCorrectionFavoursTheRarerNeighbour() {
    assertThat(butterAfterBread(settings(0, .5, 0)))
        .isCloseTo(butterAfterBread(PLAIN) * Math.sqrt(4.0 / 3), within(1e-7));
  }

  @Test
  void customersOfManyProductsSayLessOfEach() {
    SmallShop uneven = new SmallShop().buys("few", "x", "y").buys("many", "x", "z", "u", "v", "w");
    List<Recommendation> similar = similar(uneven, settings(0, 0, 1), "x");
    assertThat(similar.getFirst().product()).isEqualTo(new ProductId("y"));
    assertThat(similar.getFirst().score()).isGreaterThan(similar.get(1).score());
  }

  @Test
  void lookingTogetherCountsLessThanBuyingTogether() {
    SmallShop looked = new SmallShop();
    looked.add(looked.view("a", null, "bread")).add(looked.view("a", null, "milk"));
    looked.buys("a", "butter").buys("b", "bread").buys("b", "butter").buys("c", "bread", "milk");
    Behaviour behaviour = looked.behaviour();
    assertThat(behaviour.size()).isEqualTo(7);
    List<Recommendation> similar = similar(looked, PLAIN, "bread");
    assertThat(similar.getFirst().score()).isLessThan(1);
  }

  @Test
  void whatWasDoneLongerAgoCountsLess() {
    SmallShop dated = new SmallShop();
    for (String customer : List.of("a", "b", "c")) {
      dated.buys(customer, "old", "nextToOld").buys(customer, "new", "nextToNew");
    }
    dated.buys("me", "old").buys("me", "new");
    // Without decay nextToOld and nextToNew are equals.
    var decaying = new ItemNeighbourSettings(10, 0, 0, 1, 0, 1, 0, RelationWeights.DEFAULT);
    var trained = dated.train(decaying);
    int row = trained.histories().row(new CustomerId("me"));
    History history = History.of(trained.histories().row(row));
    assertThat(history.age(0)).isZero();
    assertThat(history.age(1)).isEqualTo(1);
    List<Reason> reasons =
        trained.model().recommend(history, item -> !history.owns(item), 1).getFirst().reasons();
    assertThat(reasons.getFirst().contribution())
        .isCloseTo(2 * reasons.get(1).contribution(), within(1e-6));
  }

  @Test
  void reasonsBeyondTheThirdAreFoldedIntoOne() {
    SmallShop big = new SmallShop();
    for (String customer : List.of("a", "b", "c")) {
      big.buys(customer, "p1", "p2", "p3", "p4", "p5", "p6", "goal");
    }
    big.buys("me", "p1", "p2", "p3", "p4", "p5", "p6");
    var trained = big.train(ItemNeighbourSettings.DEFAULT);
    History history =
        History.of(trained.histories().row(trained.histories().row(new CustomerId("me"))));
    Recommendation goal =
        trained.model().recommend(history, item -> !history.owns(item), 1).getFirst();
    assertThat(goal.reasons()).hasSize(4);
    assertThat(goal.reasons().getLast())
        .isInstanceOfSatisfying(
            Reason.Others.class, others -> assertThat(others.count()).isEqualTo(4));
  }

  @Test
  void theModelIsTheSameAtAnyNumberOfThreads() throws IOException {
    Behaviour behaviour = random(300, 80);
    byte[] one = bytes(train(behaviour, PLAIN, 1));
    assertThat(bytes(train(behaviour, PLAIN, 3))).isEqualTo(one);
  }

  @Test
  void rankingAndRecommendingAgree() {
    Behaviour behaviour = random(200, 60);
    ItemNeighbourModel model = train(behaviour, ItemNeighbourSettings.DEFAULT, 2);
    for (int row = 0; row < 50; row++) {
      History history = History.of(behaviour.row(row));
      int[] ranked = model.rank(history, item -> !history.owns(item), 10);
      assertThat(model.recommend(history, item -> !history.owns(item), 10))
          .extracting(item -> behaviour.products().item(item.product()))
          .containsExactlyInAnyOrder(IntStream.of(ranked).boxed().toArray(Integer[]::new));
    }
  }

  @Test
  void oneCustomerOfOneProductHasNoNeighbours() {
    assertThat(similar(new SmallShop().buys("only", "thing"), PLAIN, "thing")).isEmpty();
  }

  @Test
  void productsAllAlikeComeInTheOrderOfTheirIds() {
    assertThat(similar(new SmallShop().buys("a", "x", "c", "b", "d"), PLAIN, "x"))
        .extracting(item -> item.product().value())
        .containsExactly("b", "c", "d");
  }

  @Test
  void aShopWithoutEventsTrainsToAModelThatKnowsNothing() {
    var trained = new SmallShop().train(ItemNeighbourSettings.DEFAULT);
    assertThat(trained.model().recommend(History.EMPTY, _ -> true, 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void aShrinkageThatMakesNoSenseIsRefused(double shrinkage) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(shrinkage, 0, 0))
        .withMessageContaining("shrinkage is " + shrinkage);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -3})
  void aHalfLifeThatMakesNoSenseIsRefused(double halfLife) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ItemNeighbourSettings(1, 0, 0, 1, 0, halfLife, 0, RelationWeights.DEFAULT));
  }

  private double butterAfterBread(ItemNeighbourSettings settings) {
    return similar(shop, settings, "bread").getFirst().score();
  }

  private static List<Recommendation> similar(
      SmallShop shop, ItemNeighbourSettings settings, String product) {
    var model = shop.train(settings).model();
    return model.similar(model.products().item(new ProductId(product)), _ -> true, 10);
  }

  private static ItemNeighbourSettings settings(
      double shrinkage, double correction, double normalisation) {
    return new ItemNeighbourSettings(
        10, shrinkage, correction, 1, normalisation, 10, 0, RelationWeights.DEFAULT);
  }

  private static ItemNeighbourModel train(
      Behaviour behaviour, ItemNeighbourSettings settings, int threads) {
    var popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new ItemNeighbourTrainer(settings)
          .train(behaviour, popularity, new Workers(pool, threads));
    }
  }

  private static Behaviour random(int customers, int items) {
    RandomGenerator random = new Seed(3).generator("test");
    Behaviour.Builder rows =
        Behaviour.builder(
            ProductIndex.of(
                IntStream.range(0, items).mapToObj(i -> new ProductId("p" + i)).toList()));
    for (int customer = 0; customer < customers; customer++) {
      rows.customer(new CustomerId("c" + customer));
      random
          .ints(10, 0, items)
          .distinct()
          .forEach(item -> rows.add(Interaction.purchase(item, 1, random.nextInt(5))));
    }
    return rows.build();
  }

  private static byte[] bytes(ItemNeighbourModel model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
