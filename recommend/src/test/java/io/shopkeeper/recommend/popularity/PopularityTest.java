package io.shopkeeper.recommend.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.RelationWeights;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopularityTest {

  private static final ProductIndex PRODUCTS =
      ProductIndex.of(List.of(new ProductId("old"), new ProductId("young")));
  private static final int OLD = PRODUCTS.item(new ProductId("old"));
  private static final int YOUNG = PRODUCTS.item(new ProductId("young"));

  @Test
  void aPurchaseOfOneHalfLifeAgoCountsHalf() {
    PopularityModel model =
        train(Interaction.purchase(OLD, 1, days(100)), Interaction.purchase(YOUNG, 1, days(130)));
    assertThat(model.popularity(YOUNG)).isEqualTo(1);
    assertThat(model.popularity(OLD)).isCloseTo(.5, within(1e-6));
  }

  @Test
  void ageIsCountedFromTheNewestEventNotFromAClock() {
    PopularityModel longAgo =
        train(Interaction.purchase(OLD, 1, days(0)), Interaction.purchase(YOUNG, 1, days(7)));
    PopularityModel today =
        train(Interaction.purchase(OLD, 1, days(9000)), Interaction.purchase(YOUNG, 1, days(9007)));
    assertThat(longAgo.popularity(OLD)).isEqualTo(today.popularity(OLD));
  }

  @Test
  void aLookCountsLessThanAPurchase() {
    PopularityModel model =
        train(Interaction.view(OLD, days(1)), Interaction.purchase(YOUNG, 1, days(1)));
    assertThat(model.popularity(OLD)).isCloseTo(RelationWeights.DEFAULT.viewed(), within(1e-6));
  }

  @Test
  void theReasonTellsHowManyBoughtItLately() {
    PopularityModel model =
        train(
            Interaction.purchase(YOUNG, 2, days(90)),
            Interaction.purchase(YOUNG, 1, days(100)),
            Interaction.view(YOUNG, days(99)),
            Interaction.purchase(YOUNG, 1, days(60)));
    assertThat(model.reason(YOUNG, .5)).isEqualTo(new Reason.Popular(2, 3, 30, .5));
  }

  @Test
  void aShopWithoutEventsHasNothingPopular() {
    PopularityModel model = train();
    assertThat(model.recommend(History.EMPTY, _ -> true, 5)).isEmpty();
  }

  @Test
  void productsAllAlikeComeInTheOrderOfTheirIds() {
    PopularityModel model =
        train(Interaction.purchase(YOUNG, 1, days(1)), Interaction.purchase(OLD, 1, days(1)));
    assertThat(model.rank(History.EMPTY, _ -> true, 5)).containsExactly(OLD, YOUNG);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aHalfLifeThatIsNoPositiveNumberIsRefused(double halfLife) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PopularitySettings(halfLife, RelationWeights.DEFAULT))
        .withMessageContaining("halfLifeDays is " + halfLife);
  }

  @Test
  void aWeightThatIsNotANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelationWeights(Double.NaN, 0, 1))
        .withMessage("the weight of viewed is NaN, not from 0 to 1");
  }

  /// Each interaction by a customer of its own.
  private static PopularityModel train(Interaction... interactions) {
    Behaviour.Builder rows = Behaviour.builder(PRODUCTS);
    for (int n = 0; n < interactions.length; n++) {
      rows.customer(new CustomerId("c" + n)).add(interactions[n]);
    }
    return new PopularityTrainer(new PopularitySettings(30, RelationWeights.DEFAULT))
        .train(rows.build());
  }

  private static long days(long days) {
    return TimeUnit.DAYS.toMicros(days);
  }
}
