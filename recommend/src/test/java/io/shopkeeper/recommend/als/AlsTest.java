package io.shopkeeper.recommend.als;

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
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlsTest {

  private static final AlsSettings SMALL =
      new AlsSettings(8, 20, 3, .02, .01, RelationWeights.DEFAULT);

  /// Customers of even number buy among the first 20 items, the others among the last 20.
  private final Behaviour tastes = tastes(200);

  @Test
  void customersGetWhatOthersOfTheirTasteBuy() {
    AlsModel model = train(tastes, SMALL, 2);
    for (int row = 0; row < tastes.rows(); row++) {
      boolean early = row % 2 == 0;
      History history = History.of(tastes.row(row));
      assertThat(IntStream.of(model.rank(history, item -> !history.owns(item), 5)).boxed())
          .hasSize(5)
          .allMatch(item -> early == (number(tastes, item) < 20));
    }
  }

  @Test
  void theScoreIsTheSumOfWhatEachItemOfTheHistoryAdds() {
    AlsModel model = train(tastes, SMALL, 2);
    for (int row = 0; row < 30; row++) {
      History history = History.of(tastes.row(row));
      float[] customer = model.foldIn(history);
      for (Recommendation shown : model.recommend(history, item -> !history.owns(item), 10)) {
        float[] item = model.factors(tastes.products().item(shown.product()));
        double product = 0;
        for (int k = 0; k < item.length; k++) {
          product += (double) customer[k] * item[k];
        }
        assertThat(shown.score()).isCloseTo(product, within(1e-4));
        assertThat(shown.reasons()).hasSizeLessThanOrEqualTo(4);
        assertThat(shown.reasons().getFirst()).isInstanceOf(Reason.BecauseOf.class);
      }
    }
  }

  @Test
  void theFactorsOfACustomerSolveTheirEquations() {
    AlsModel model = train(tastes, SMALL, 2);
    History history = History.of(tastes.row(0));
    float[] x = model.foldIn(history);
    int size = x.length;
    double[] gradient = new double[size];
    double lambda = SMALL.regularisation(history.size(), tastes.products().size());
    for (int k = 0; k < size; k++) {
      gradient[k] = lambda * x[k];
    }
    for (int item = 0; item < tastes.products().size(); item++) {
      float[] y = model.factors(item);
      double score = IntStream.range(0, size).mapToDouble(k -> x[k] * y[k]).sum();
      double slope = SMALL.unobservedWeight() * score + (history.owns(item) ? score - 1 : 0);
      for (int k = 0; k < size; k++) {
        gradient[k] += slope * y[k];
      }
    }
    assertThat(gradient).containsExactly(new double[size], within(1e-4));
  }

  @Test
  void theModelIsTheSameBitsAtAnyNumberOfThreads() {
    AlsModel one = train(tastes, SMALL, 1);
    AlsModel three = train(tastes, SMALL, 3);
    for (int item = 0; item < tastes.products().size(); item++) {
      assertThat(three.factors(item)).containsExactly(one.factors(item));
    }
  }

  @Test
  void rankingManyIsRankingEach() {
    AlsModel model = train(tastes, SMALL, 2);
    var histories = new ArrayList<History>(List.of(History.EMPTY));
    IntStream.range(0, tastes.rows()).forEach(row -> histories.add(History.of(tastes.row(row))));
    try (var pool = Executors.newFixedThreadPool(2)) {
      int[][] all =
          model.rankAll(
              histories,
              (asked, item) -> !histories.get(asked).owns(item),
              7,
              new Workers(pool, 2));
      for (int asked = 0; asked < all.length; asked++) {
        History history = histories.get(asked);
        assertThat(all[asked]).containsExactly(model.rank(history, i -> !history.owns(i), 7));
      }
    }
  }

  @Test
  void similarProductsAreThoseOfTheSameTaste() {
    AlsModel model = train(tastes, SMALL, 2);
    int item = tastes.products().item(new ProductId("p03"));
    assertThat(model.similar(item, _ -> true, 5))
        .hasSize(5)
        .allMatch(shown -> number(tastes, tastes.products().item(shown.product())) < 20)
        .noneMatch(shown -> shown.product().value().equals("p03"));
  }

  @Test
  void whoHasNoHistoryGetsThePopular() {
    AlsModel model = train(tastes, SMALL, 2);
    assertThat(model.recommend(History.EMPTY, _ -> true, 3))
        .hasSize(3)
        .allMatch(shown -> shown.reasons().getFirst() instanceof Reason.Popular);
    assertThat(model.foldIn(History.EMPTY)).containsOnly(0);
  }

  @Test
  void oneCustomerOfOneProductTrainsToMoreFactorsThanThereAreProducts() {
    Behaviour one =
        Behaviour.builder(ProductIndex.of(List.of(new ProductId("only"))))
            .customer(new CustomerId("c"))
            .add(Interaction.purchase(0, 1, 0))
            .build();
    AlsModel model = train(one, AlsSettings.DEFAULT, 1);
    History history = History.of(one.row(0));
    assertThat(model.rank(history, _ -> true, 20)).containsExactly(0);
    assertThat(model.recommend(history, item -> !history.owns(item), 20)).isEmpty();
    assertThat(model.similar(0, _ -> true, 5)).isEmpty();
  }

  @Test
  void aShopWithoutEventsTrainsToAModelThatKnowsNothing() {
    Behaviour nothing = Behaviour.builder(ProductIndex.of(List.of())).build();
    assertThat(train(nothing, SMALL, 1).recommend(History.EMPTY, _ -> true, 5)).isEmpty();
  }

  @Test
  void productsAllAlikeGetTheSameScore() {
    Behaviour.Builder rows = Behaviour.builder(products(4));
    for (int customer = 0; customer < 6; customer++) {
      rows.customer(new CustomerId("c" + customer));
      IntStream.range(0, 4).forEach(item -> rows.add(Interaction.purchase(item, 1, 0)));
    }
    AlsModel model = train(rows.build(), SMALL, 1);
    History first = History.of(List.of(Interaction.purchase(0, 1, 0)));
    List<Recommendation> shown = model.recommend(first, item -> !first.owns(item), 3);
    assertThat(shown).hasSize(3);
    assertThat(shown.getFirst().score()).isCloseTo(shown.getLast().score(), within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
  void settingsThatMakeNoSenseAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.with(.01, value))
        .withMessageContaining("regularisation is " + value);
    assertThatIllegalArgumentException().isThrownBy(() -> SMALL.with(value, .01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlsSettings(0, 1, 1, .1, .1, RelationWeights.DEFAULT))
        .withMessageContaining("factors is 0");
  }

  private static AlsModel train(Behaviour behaviour, AlsSettings settings, int threads) {
    var popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new AlsTrainer(settings, new Seed(1))
          .train(behaviour, popularity, new Workers(pool, threads));
    }
  }

  private static Behaviour tastes(int customers) {
    RandomGenerator random = new Seed(3).generator("test");
    Behaviour.Builder rows = Behaviour.builder(products(40));
    for (int customer = 0; customer < customers; customer++) {
      rows.customer(new CustomerId("c" + customer));
      int first = customer % 2 == 0 ? 0 : 20;
      random
          .ints(9, first, first + 20)
          .distinct()
          .forEach(item -> rows.add(Interaction.purchase(item, 1, 0)));
    }
    return rows.build();
  }

  private static ProductIndex products(int count) {
    return ProductIndex.of(
        IntStream.range(0, count).mapToObj(i -> new ProductId("p%02d".formatted(i))).toList());
  }

  private static int number(Behaviour behaviour, int item) {
    return Integer.parseInt(behaviour.products().id(item).value().substring(1));
  }
}
