package io.shopkeeper.recommend;

import static io.shopkeeper.recommend.SmallShop.catalogue;
import static io.shopkeeper.recommend.SmallShop.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Explanation;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Campers and cooks; what stands where, and what would change that, is what the same question then
/// answers.
class StandingTest {
  private static final String[] ALL = {"tent", "mat", "stove", "pan", "knife", "board"};
  private static final SessionId VISIT = new SessionId("s");

  private final SmallShop shop =
      new SmallShop()
          .buys("ann", "tent", "mat", "stove")
          .buys("ben", "tent", "mat", "stove")
          .buys("cem", "tent", "mat")
          .buys("dan", "pan", "knife", "board")
          .buys("eva", "pan", "knife", "board")
          .buys("fay", "knife", "board")
          .buys("hal", "tent", "knife");
  private final LiveRecommender live = live();
  private CompiledRules rules = compiled();
  private final RuledRecommender recommender =
      new RuledRecommender(
          live,
          () -> rules,
          InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z")),
          new Seed(1));

  @Test
  void thePlaceIsThatOfTheAnswerAndTheTreeAddsUpToTheScore() {
    List<Recommendation> items = recommender.recommend(forHal()).items();
    for (int place = 1; place <= items.size(); place++) {
      Recommendation item = items.get(place - 1);
      Standing standing = recommender.explain(forHal(), item.product()).orElseThrow();
      assertThat(standing.place()).isEqualTo(place);
      assertThat(standing.item().score()).isCloseTo(item.score(), within(1e-9));
      assertThat(leaves(standing.tree())).isCloseTo(item.score(), within(1e-6));
    }
  }

  @Test
  void whatIsSaidOfADeedIsWhatWouldBeAnsweredWithoutIt() {
    Standing standing = recommender.explain(forHal(), new ProductId("mat")).orElseThrow();
    Standing.WithoutDeed tent =
        standing.deeds().stream()
            .filter(deed -> deed.product().equals(new ProductId("tent")))
            .findFirst()
            .orElseThrow();
    assertThat(tent.relation()).isEqualTo(Relation.BOUGHT);
    assertThat(standing.changes(tent.outcome())).isTrue();
    assertThat(tent.outcome().place()).isNotEqualTo(1);
    assertThat(tent.outcome().instead()).isEqualTo(new ProductId("pan"));
  }

  @Test
  void withoutTheFirstReasonAnotherProductComesFirst() {
    Standing standing = recommender.explain(forHal(), new ProductId("mat")).orElseThrow();
    Standing.WithoutReason first = standing.reasons().getFirst();
    assertThat(first.reason()).isEqualTo(standing.item().reasons().getFirst());
    assertThat(first.outcome().place()).isGreaterThan(1);
    assertThat(first.outcome().instead()).isNotEqualTo(new ProductId("mat"));
  }

  @Test
  void aRuleIsTakenAwayAsARule() {
    String before = products(recommender.recommend(forHal()));
    rules = compiled(Rule.of("p", "pin 1", "id = pan"));
    Standing standing = recommender.explain(forHal(), new ProductId("pan")).orElseThrow();
    Standing.WithoutReason pin =
        standing.reasons().stream()
            .filter(one -> one.reason() instanceof Reason.Ruled)
            .findFirst()
            .orElseThrow();
    assertThat(standing.place()).isEqualTo(1);
    assertThat(pin.outcome().place()).isEqualTo(List.of(before.split(" ")).indexOf("pan") + 1);
    assertThat(standing.tree().parts().stream().map(Explanation::what)).contains("rules");
  }

  @Test
  void whatIsNotInTheAnswerHasNoStanding() {
    assertThat(recommender.explain(forHal(), new ProductId("tent"))).isEmpty();
    assertThat(recommender.explain(forHal(), new ProductId("nothing"))).isEmpty();
  }

  @Test
  void whatIsDeclinedIsNeitherOfferedNorSpeaksForTheTaste() {
    live.observe(shop.logged(shop.view(null, "s", "pan")));
    var visit = new ForCustomer(null, VISIT, 3, Set.of());
    assertThat(products(recommender.recommend(visit))).startsWith("board knife");
    live.declines().hear(VISIT, List.of(new ProductId("pan")));
    assertThat(products(recommender.recommend(visit))).doesNotContain("pan");
    assertThat(recommender.recommend(visit).basis()).isEqualTo(Recommendations.Basis.POPULAR);
  }

  private static double leaves(Explanation node) {
    return node.parts().isEmpty()
        ? node.value()
        : node.parts().stream().mapToDouble(StandingTest::leaves).sum();
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

  private static ForCustomer forHal() {
    return ForCustomer.of(new CustomerId("hal"), 4);
  }
}
