package io.shopkeeper.recommend.blend;

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
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BlendTest {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final int ITEMS = 40;

  private static final Ingredient NEIGHBOURS =
      new Ingredient.ItemNeighbours(
          new ItemNeighbourSettings(
              30, 0, 0, 1, .5, Double.POSITIVE_INFINITY, 0, RelationWeights.DEFAULT));
  private static final Ingredient LOW_PASS = new Ingredient.LowPass(new LowPassSettings(4, .3));
  private static final List<Ingredient> EVERYTHING =
      List.of(
          NEIGHBOURS,
          new Ingredient.UserNeighbours(new UserNeighbourSettings(20, .3, 2)),
          new Ingredient.GraphFilter(new GraphFilterSettings(.5, .3, 30)),
          LOW_PASS,
          new Ingredient.Als(new AlsSettings(8, 3, 2, .05, .01, RelationWeights.DEFAULT)));

  @AfterAll
  static void close() {
    POOL.close();
  }

  /// Customers of one half of the catalogue or the other.
  private static Behaviour behaviour() {
    var random = new SplittableRandom(3);
    var products = IntStream.range(0, ITEMS).mapToObj(i -> new ProductId("p" + i)).toList();
    Behaviour.Builder rows = Behaviour.builder(ProductIndex.of(products));
    for (int customer = 0; customer < 80; customer++) {
      rows.customer(new CustomerId("c" + customer));
      int half = customer % 2 * ITEMS / 2;
      random
          .ints(6, 0, ITEMS / 2)
          .distinct()
          .forEach(i -> rows.add(Interaction.purchase(half + i, 1, 0)));
    }
    return rows.build();
  }

  private static BlendModel model(List<Ingredient> ingredients, int threads) {
    List<Double> share = ingredients.stream().map(_ -> 1.0).toList();
    var settings = new BlendSettings(ingredients, new ActivityShares(List.of(), List.of(share)));
    return new BlendTrainer(settings, new Seed(7)).train(behaviour(), new Workers(POOL, threads));
  }

  private static History history(Behaviour behaviour, int customer) {
    return History.of(behaviour.row(customer));
  }

  @Test
  void reasonsAddUpToTheScoresThatRankWithEveryIngredient() {
    BlendModel model = model(EVERYTHING, 2);
    Behaviour behaviour = behaviour();
    for (int customer = 0; customer < 20; customer++) {
      History history = history(behaviour, customer);
      int[] ranked = model.rank(history, item -> !history.owns(item), 10);
      List<Recommendation> recommended = model.recommend(history, item -> !history.owns(item), 10);
      assertThat(recommended).hasSize(ranked.length);
      for (int rank = 0; rank < ranked.length; rank++) {
        Recommendation at = recommended.get(rank);
        assertThat(at.product()).isEqualTo(model.products().id(ranked[rank]));
        assertThat(at.reasons().stream().mapToDouble(Reason::contribution).sum())
            .isCloseTo(at.score(), within(1e-9));
      }
    }
  }

  @Test
  void eachIngredientAloneFindsTheCustomersHalfOfTheCatalogue() {
    Behaviour behaviour = behaviour();
    for (Ingredient ingredient : EVERYTHING) {
      List<Ingredient> of =
          ingredient.refines() ? List.of(NEIGHBOURS, ingredient) : List.of(ingredient);
      BlendModel model = model(of, 2);
      for (int customer = 0; customer < 10; customer++) {
        History history = history(behaviour, customer);
        int half = customer % 2;
        int[] ranked = model.rank(history, item -> !history.owns(item), 5);
        assertThat(ranked).hasSize(5);
        assertThat(IntStream.of(ranked).filter(item -> item / (ITEMS / 2) == half).count())
            .as("%s for customer %d", ingredient, customer)
            .isEqualTo(5);
      }
    }
  }

  @Test
  void threadsDoNotChangeALists() {
    History history = history(behaviour(), 4);
    assertThat(model(EVERYTHING, 1).rank(history, _ -> true, 20))
        .containsExactly(model(EVERYTHING, 2).rank(history, _ -> true, 20));
  }

  @Test
  void aCustomerOfNothingGetsWhatIsPopular() {
    assertThat(model(EVERYTHING, 2).rank(History.EMPTY, _ -> true, 5)).hasSize(5);
  }

  @Test
  void whatRefinesComesLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new BlendSettings(
                List.of(LOW_PASS, NEIGHBOURS),
                new ActivityShares(List.of(), List.of(List.of(1.0, 1.0)))))
        .withMessageContaining("comes after what refines it");
  }
}
