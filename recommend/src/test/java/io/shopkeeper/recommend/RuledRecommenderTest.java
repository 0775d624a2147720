package io.shopkeeper.recommend;

import static io.shopkeeper.recommend.SmallShop.catalogue;
import static io.shopkeeper.recommend.SmallShop.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Note;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Campers buy tents, mats and stoves; cooks buy pans, knives and boards; boards are bought most.
class RuledRecommenderTest {
  private static final String[] ALL = {"tent", "mat", "stove", "pan", "knife", "board"};

  private final SmallShop shop =
      new SmallShop()
          .buys("ann", "tent", "mat", "stove")
          .buys("ben", "tent", "mat", "stove")
          .buys("cem", "tent", "mat")
          .buys("dan", "pan", "knife", "board")
          .buys("eva", "pan", "knife", "board")
          .buys("fay", "knife", "board")
          .buys("gus", "board")
          .buys("hal", "tent");
  private final LiveRecommender live = live();
  private CompiledRules rules = compiled();
  private final RuledRecommender recommender =
      new RuledRecommender(
          live,
          () -> rules,
          InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z")),
          new Seed(1));

  @Test
  void withoutRulesTheAnswerIsTheModels() {
    assertThat(recommender.recommend(forHal(10))).isEqualTo(live.recommend(forHal(10)));
  }

  @Test
  void whatIsExcludedMakesRoomForTheNext() {
    rules = compiled(Rule.of("x", "exclude", "id in (mat, board)"));
    assertThat(products(recommender.recommend(forHal(2)))).isEqualTo("stove knife");
    rules = compiled(Rule.of("x", "exclude", "id = stove"));
    assertThat(products(recommender.recommend(forHal(2)))).isEqualTo("mat board");
  }

  @Test
  void theRuleIsNamedInTheReasonsAndTheyAddUp() {
    rules = compiled(Rule.of("cooks", "boost 100", "id = stove"));
    Recommendation first = recommender.recommend(forHal(3)).items().getFirst();
    Recommendation before =
        live.recommend(forHal(10)).items().stream()
            .filter(item -> item.product().equals(new ProductId("stove")))
            .findFirst()
            .orElseThrow();
    assertThat(first.product()).isEqualTo(new ProductId("stove"));
    assertThat(first.score()).isCloseTo(100 * before.score(), within(1e-6));
    assertThat(first.reasons().getFirst())
        .isInstanceOfSatisfying(
            Reason.Ruled.class,
            ruled -> {
              assertThat(ruled.rule()).isEqualTo("cooks");
              assertThat(ruled.kind()).isEqualTo("boost");
            });
    assertThat(first.reasons().stream().mapToDouble(Reason::contribution).sum())
        .isCloseTo(first.score(), within(1e-6));
  }

  @Test
  void aRuleThatRaisesTheNextAlikeIsNotWhatIsNamedFirst() {
    rules = compiled(Rule.of("all", "boost 1000", ""), Rule.of("one", "boost 100", "id = mat"));
    List<Recommendation> items = recommender.recommend(forHal(2)).items();
    assertThat(products(recommender.recommend(forHal(2)))).startsWith("mat ");
    List<Reason> reasons = items.getFirst().reasons();
    assertThat(reasons)
        .filteredOn(Reason.Ruled.class::isInstance)
        .extracting(reason -> ((Reason.Ruled) reason).rule())
        .containsExactly("one", "all");
    assertThat(reasons.stream().mapToDouble(Reason::contribution).sum())
        .isCloseTo(items.getFirst().score(), within(1e-6));
  }

  @Test
  void aPinBringsInNeitherWhatTheCustomerHasNorWhatTheRequestExcludesNorWhatIsSoldOut() {
    rules = compiled(Rule.of("p", "pin 1", "id = tent"));
    assertThat(products(recommender.recommend(forHal(2)))).isEqualTo("mat stove");
    assertThat(recommender.recommend(forHal(2)).notes())
        .containsExactly(new Note.Unpinned("p", Note.Unpinned.Cause.NOTHING_TO_SHOW));
    rules = compiled(Rule.of("p", "pin 1", "id = pan"));
    var without = new ForCustomer(new CustomerId("hal"), null, 2, Set.of(new ProductId("pan")));
    assertThat(products(recommender.recommend(without))).isEqualTo("mat stove");
    live.productsChanged(List.of(SmallShop.product("pan", false)));
    assertThat(products(recommender.recommend(forHal(2)))).isEqualTo("mat stove");
  }

  @Test
  void aPinIsNeverBesideItself() {
    rules = compiled(Rule.of("p", "pin 1", "id in (tent, board)"));
    var beside = new SimilarTo(new ProductId("tent"), 3);
    assertThat(products(recommender.recommend(beside))).isEqualTo("board mat stove");
  }

  @Test
  void rulesThatExcludeAllGiveAnEmptyAnswerThatSaysSo() {
    rules = compiled(Rule.of("all", "exclude", ""));
    Recommendations answer = recommender.recommend(forHal(3));
    assertThat(answer.items()).isEmpty();
    assertThat(answer.notes()).containsExactly(new Note.Emptied(List.of("all")));
  }

  @Test
  void otherRulesCanBeLookedAt() {
    Recommendations answer =
        recommender.recommend(forHal(1), compiled(Rule.of("x", "exclude", "id = mat")));
    assertThat(products(answer)).isEqualTo("stove");
    assertThat(products(recommender.recommend(forHal(1)))).isEqualTo("mat");
  }

  private static CompiledRules compiled(Rule... rules) {
    var shelf = new Shelf(List.of("id"));
    catalogue(ALL).forEach(shelf::put);
    return CompiledRules.of(List.of(rules), shelf);
  }

  private LiveRecommender live() {
    var recommender = new LiveRecommender(LiveSettings.DEFAULT);
    recommender.productsChanged(catalogue(ALL));
    recommender.swap(shop.train(ItemNeighbourSettings.DEFAULT));
    return recommender;
  }

  private static ForCustomer forHal(int count) {
    return ForCustomer.of(new CustomerId("hal"), count);
  }
}
