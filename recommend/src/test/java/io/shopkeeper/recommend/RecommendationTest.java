package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendationTest {

  private static final ProductId TENT = new ProductId("tent");
  private static final List<Reason> REASONS =
      List.of(new Reason.Popular(3, 9, 30, .25), new Reason.Others(4, .125));

  @Test
  void aScoreIsWhatItsReasonsAddUpTo() {
    assertThat(Recommendation.of(TENT, REASONS).score()).isEqualTo(.375);
  }

  @Test
  void reasonsThatDoNotAddUpAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recommendation(TENT, .376, REASONS))
        .withMessage("the reasons for product 'tent' add up to 0.375, its score is 0.376");
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recommendation(TENT, Double.NaN, REASONS));
  }

  @Test
  void fewerThanOneProductCannotBeAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecommendationRequest.ForCustomer.of(new CustomerId("c"), 0))
        .withMessage("count is 0, from 1 to 1000 are allowed");
  }
}
