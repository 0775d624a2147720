package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A tent that many had, and four products that nobody had to do with.
class KindredTest {
  private static final int TENT = 0;
  private static final int SECOND_TENT = 1;
  private static final int STOVE = 2;
  private static final int PAN = 3;
  private static final int UNKNOWN = 4;
  private static final ProductIndex PRODUCTS =
      ProductIndex.of(
          List.of("0-tent", "1-tent", "2-stove", "3-pan", "4-unknown").stream()
              .map(ProductId::new)
              .toList());
  private static final List<ProductTraits> TRAITS =
      List.of(
          ProductTraits.ofAttributes(List.of("category=tents", "use=camping")),
          ProductTraits.ofAttributes(List.of("category=tents", "use=camping")),
          ProductTraits.ofAttributes(List.of("category=stoves", "use=camping")),
          ProductTraits.ofAttributes(List.of("category=pans", "use=kitchen")),
          ProductTraits.UNKNOWN);
  private static final History OF_TENT = History.of(List.of(Interaction.purchase(TENT, 1, 1)));

  private final Kindred kindred = kindred(TRAITS);

  private static Kindred kindred(List<ProductTraits> traits) {
    Behaviour.Builder rows = Behaviour.builder(PRODUCTS);
    IntStream.range(0, 5)
        .forEach(_ -> {
          rows.visit();
          rows.add(Interaction.purchase(TENT, 1, 1));
        });
    Behaviour behaviour = rows.build();
    return Kindred.of(
        RankingFeatures.of(behaviour, List.of(), id -> traits.get(PRODUCTS.item(id))), behaviour);
  }

  @Test
  void looksAmongWhatTooFewHadToDoWith() {
    assertThat(kindred.scarce()).containsExactly(SECOND_TENT, STOVE, PAN, UNKNOWN);
  }

  @Test
  void whatSharesMoreComesFirstAndWhatSharesNothingNotAtAll() {
    assertThat(kindred.find(OF_TENT, _ -> true, 10)).containsExactly(SECOND_TENT, STOVE);
    assertThat(kindred.find(OF_TENT, _ -> true, 1)).containsExactly(SECOND_TENT);
  }

  @Test
  void whatMayNotBeShownMakesRoomForTheNext() {
    assertThat(kindred.find(OF_TENT, item -> item != SECOND_TENT, 1)).containsExactly(STOVE);
  }

  @Test
  void nobodyWithoutAHistoryIsOfferedAnything() {
    assertThat(kindred.find(History.EMPTY, _ -> true, 10)).isEmpty();
  }

  @Test
  void whatIsSharedIsTheSameHoweverItIsFound() {
    AttributeStatistics statistics = kindred.features().statistics();
    History history =
        History.of(
            IntStream.range(0, 5).mapToObj(item -> Interaction.purchase(item, 1, item)).toList());
    var shared = new SharedValues(statistics);
    shared.of(OF_TENT, 1);
    shared.of(history, history.size());
    for (int item = 0; item < 5; item++) {
      double[] overlaps = shared.with(item);
      for (int k = 0; k < history.size(); k++) {
        assertThat(overlaps[k]).isCloseTo(statistics.overlap(item, history.item(k)), within(1e-12));
      }
    }
  }

  @Test
  void aNearDescriptionIsEnough() {
    Kindred described =
        kindred(
            List.of(
                ProductTraits.UNKNOWN.withText(new float[] {1, 0}),
                ProductTraits.UNKNOWN.withText(new float[] {.8f, .6f}),
                ProductTraits.UNKNOWN.withText(new float[] {.6f, .8f}),
                ProductTraits.UNKNOWN.withText(new float[] {-1, 0}),
                ProductTraits.UNKNOWN));

    assertThat(described.find(OF_TENT, _ -> true, 10)).containsExactly(SECOND_TENT, STOVE);
  }
}
