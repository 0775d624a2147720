package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingFeaturesTest {
  private static final int BALM = 0;
  private static final int CREAM = 1;
  private static final int DRILL = 2;
  private static final int SAW = 3;
  private static final ProductIndex PRODUCTS =
      ProductIndex.of(
          List.of("0-balm", "1-cream", "2-drill", "3-saw").stream().map(ProductId::new).toList());
  private static final int[] ALL = {BALM, CREAM, DRILL, SAW};

  private final Map<ProductId, ProductTraits> traits = new HashMap<>();
  private final Behaviour behaviour =
      behaviour(new int[] {BALM, CREAM}, new int[] {BALM, CREAM, SAW}, new int[] {DRILL, SAW});

  @Test
  void whoTookABrandLikesItMoreThanOneTheyDidNotTake() {
    attributes();

    Map<String, float[]> features = features(History.of(List.of(Interaction.purchase(BALM, 1, 1))));

    float[] liking = known(features, "profile.liking.brand");
    assertThat(liking[CREAM]).isPositive();
    assertThat(liking[SAW]).isNegative();
    assertThat(known(features, "attributes.overlap.newest")[CREAM]).isCloseTo(1, within(1e-6f));
    assertThat(known(features, "attributes.overlap.newest")[SAW]).isZero();
  }

  @Test
  void whatUsuallyComesAfterIsToldByAttributesAlone() {
    attributes();

    Map<String, float[]> features =
        features(History.of(List.of(Interaction.purchase(DRILL, 1, 1))));

    float[] follow = known(features, "attributes.follow.mean");
    assertThat(follow[SAW]).isGreaterThan(follow[BALM]);
  }

  /// Of customer-2 alone it is said that they work with their hands; they took the drill and the
  /// saw.
  @Test
  void whatPeopleLikeACustomerTakeIsToldWithoutAHistory() {
    attributes();
    RankingFeatures features =
        RankingFeatures.of(
            behaviour,
            List.of(),
            id -> traits.getOrDefault(id, ProductTraits.UNKNOWN),
            customer ->
                List.of(customer.value().equals("customer-2") ? "trade=joiner" : "trade=none"));

    float[] joiner =
        features
            .of(History.EMPTY.ofPerson(List.of("trade=joiner")), ALL)[
            features.column("people.product")];
    float[] nobody = features.of(History.EMPTY, ALL)[features.column("people.product")];

    assertThat(joiner[DRILL]).isPositive();
    assertThat(joiner[BALM]).isNegative();
    assertThat(nobody[DRILL]).isNaN();
  }

  @Test
  void aNearDescriptionHasAGreatCosine() {
    traits.put(PRODUCTS.id(BALM), ProductTraits.UNKNOWN.withText(new float[] {1, 0}));
    traits.put(PRODUCTS.id(CREAM), ProductTraits.UNKNOWN.withText(new float[] {.8f, .6f}));
    traits.put(PRODUCTS.id(DRILL), ProductTraits.UNKNOWN.withText(new float[] {0, 1}));

    Map<String, float[]> features = features(History.of(List.of(Interaction.purchase(BALM, 1, 1))));

    assertThat(known(features, "descriptions.taste"))
        .satisfies(cosines -> {
          assertThat(cosines[CREAM]).isCloseTo(.8f, within(1e-6f));
          assertThat(cosines[DRILL]).isCloseTo(0, within(1e-6f));
          assertThat(cosines[SAW]).as("a product without a description").isNaN();
        });
  }

  @Test
  void fewReviewsSayLessThanMany() {
    traits.put(PRODUCTS.id(BALM), new ProductTraits(List.of(), Double.NaN, new float[0], 1, 5, .9));
    traits.put(
        PRODUCTS.id(CREAM), new ProductTraits(List.of(), Double.NaN, new float[0], 500, 4.5, .9));
    traits.put(
        PRODUCTS.id(DRILL), new ProductTraits(List.of(), Double.NaN, new float[0], 500, 3, .4));

    float[] ratings = known(features(History.EMPTY), "reviews.rating");

    assertThat(ratings[BALM]).isLessThan(ratings[CREAM]).isGreaterThan(ratings[DRILL]);
    assertThat(ratings[SAW]).isNaN();
  }

  @Test
  void whereNothingIsKnownOfProductsBehaviourAndProfileAreLeft() {
    assertThat(ranking(behaviour).features())
        .extracting(Feature::part)
        .containsOnly(Part.PROFILE, Part.BEHAVIOUR);
  }

  @Test
  void aCustomerOfWhomNothingIsKnownHasNoProfile() {
    attributes();

    assertThat(known(features(History.EMPTY), "profile.liking.best")).containsOnly(Float.NaN);
  }

  /// By the definitions in the documentation, written out, after another customer was asked for.
  @Test
  void whatIsToldOfACustomerIsTheSameToTheLastBitWhoeverWasAskedForBefore() {
    attributes();
    RankingFeatures ranking = ranking(behaviour);
    History joiner = History.of(List.of(Interaction.purchase(DRILL, 1, 1)));
    History other = History.of(List.of(Interaction.purchase(BALM, 1, 1), Interaction.view(SAW, 2)));
    float[][] alone = ranking(behaviour).of(joiner, ALL);

    ranking.of(other, ALL);

    assertThat(Arrays.deepEquals(ranking.of(joiner, ALL), alone)).isTrue(); // NaN is NaN here.
    AttributeStatistics statistics = ranking.statistics();
    for (int item : ALL) {
      double sum = 0;
      for (int value : statistics.attributes(item)) {
        boolean has = item == DRILL || item == SAW;
        double share = statistics.share(value);
        sum += Math.log(((has ? 1 : 0) + 2 * share) / ((1 + 2) * share));
      }
      assertThat(alone[ranking.column("profile.liking.mean")][item]).isEqualTo((float) (sum / 2));
      assertThat(alone[ranking.column("attributes.overlap.newest")][item])
          .isEqualTo((float) statistics.overlap(item, DRILL));
    }
  }

  private void attributes() {
    traits.put(PRODUCTS.id(BALM), ProductTraits.ofAttributes(List.of("brand=Rose", "beauty")));
    traits.put(PRODUCTS.id(CREAM), ProductTraits.ofAttributes(List.of("brand=Rose", "beauty")));
    traits.put(PRODUCTS.id(DRILL), ProductTraits.ofAttributes(List.of("brand=Iron", "tools")));
    traits.put(PRODUCTS.id(SAW), ProductTraits.ofAttributes(List.of("brand=Iron", "tools")));
  }

  private RankingFeatures ranking(Behaviour of) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(of);
    return RankingFeatures.of(
        of,
        List.of(new Opinion("popularity", popularity)),
        id -> traits.getOrDefault(id, ProductTraits.UNKNOWN));
  }

  private Map<String, float[]> features(History history) {
    RankingFeatures ranking = ranking(behaviour);
    float[][] columns = ranking.of(history, ALL);
    Map<String, float[]> features = new HashMap<>();
    for (int c = 0; c < columns.length; c++) {
      features.put(ranking.features().get(c).name(), columns[c]);
    }
    return features;
  }

  private static float[] known(Map<String, float[]> features, String name) {
    assertThat(features).containsKey(name);
    return features.getOrDefault(name, new float[0]);
  }

  private static Behaviour behaviour(int[]... rows) {
    Behaviour.Builder builder = Behaviour.builder(PRODUCTS);
    for (int row = 0; row < rows.length; row++) {
      builder.customer(new CustomerId("customer-" + row));
      for (int place = 0; place < rows[row].length; place++) {
        builder.add(Interaction.purchase(rows[row][place], 1, place));
      }
    }
    return builder.build();
  }
}
