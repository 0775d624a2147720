package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is held back from whom.
class HeldOutRecommenderTest {
  private static final ProductId TENT = new ProductId("tent");

  private final List<RecommendationRequest> asked = new ArrayList<>();
  private final List<CustomerId> noted = new ArrayList<>();
  private final HeldOutRecommender recommender =
      new HeldOutRecommender(
          request -> {
            asked.add(request);
            return new Recommendations(
                List.of(Recommendation.of(TENT, List.of())), Basis.PURCHASE_INTERVALS, "m-1");
          },
          request -> request.customer() == null ? Set.of() : Set.of(new ProductId("stove")),
          (customer, session) -> {
            noted.add(customer == null ? new CustomerId("nobody") : customer);
            return held(customer, session);
          },
          HeldOutRecommenderTest::held);

  private static boolean held(@Nullable CustomerId customer, @Nullable SessionId session) {
    return (customer != null && customer.value().equals("held"))
        || (session != null && session.value().equals("held"));
  }

  @Test
  void theHeldOutSeeWhatEverybodySeesAndAreRemindedOfNothing() {
    var held = new CustomerId("held");
    recommender.recommend(
        new ForCustomer(held, new SessionId("s"), 3, Set.of(new ProductId("mat"))));
    assertThat(asked)
        .as("but nothing that they declined")
        .containsExactly(
            new ForCustomer(null, null, 3, Set.of(new ProductId("mat"), new ProductId("stove"))));
    assertThat(recommender.recommend(new BuyAgain(held, null, 3, Set.of())).items()).isEmpty();
    var visit = new BuyAgain(new CustomerId("other"), new SessionId("held"), 3, Set.of());
    assertThat(recommender.recommend(visit).items()).as("held out by the visit").isEmpty();
  }

  @Test
  void whoDoesNotSeeTheAnswerIsNotNoted() {
    var held = new CustomerId("held");
    assertThat(recommender.shown(ForCustomer.of(held, 3)).customer()).isNull();
    recommender.unseen().recommend(ForCustomer.of(held, 3));
    assertThat(recommender.unseen().recommend(new BuyAgain(held, null, 3, Set.of())).items())
        .isEmpty();
    assertThat(noted).isEmpty();
    recommender.recommend(ForCustomer.of(held, 3));
    assertThat(noted).containsExactly(held);
    assertThat(asked).hasSize(3);
    assertThat(asked.getFirst()).as("the same answer").isEqualTo(asked.getLast());
  }

  @Test
  void everyOtherQuestionIsAnsweredAsItIs() {
    var other = new CustomerId("other");
    List<RecommendationRequest> all =
        List.of(
            ForCustomer.of(other, 3),
            ForCustomer.of(new SessionId("s"), 3),
            new BuyAgain(other, null, 3, Set.of()),
            new SimilarTo(TENT, 3),
            new BoughtTogether(TENT, 3));
    all.forEach(request -> assertThat(recommender.recommend(request).items()).hasSize(1));
    assertThat(asked).isEqualTo(all);
  }
}
