package io.shopkeeper.recommend.cooccurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CooccurrenceTest {

  /// Three have a tent, two a mat, one a lamp; ann and bob have tent and mat, cy tent and lamp.
  private final Behaviour shop =
      new SmallShop()
          .buys("ann", "tent", "mat")
          .buys("bob", "tent", "mat")
          .buys("cy", "tent", "lamp")
          .behaviour();

  @Test
  void jaccardIsTheShareOfCommonCustomers() {
    assertThat(score(new Similarity.Jaccard(), "tent", "mat")).isCloseTo(2. / 3, within(1e-6));
    assertThat(score(new Similarity.Jaccard(), "tent", "lamp")).isCloseTo(1. / 3, within(1e-6));
    assertThat(score(new Similarity.Jaccard(), "mat", "lamp")).isZero();
  }

  @Test
  void tverskyWeighsBothSidesApart() {
    assertThat(score(new Similarity.Tversky(.5, 0), "tent", "mat"))
        .isCloseTo(2 / 2.5, within(1e-6));
    assertThat(score(new Similarity.Tversky(.5, 0), "mat", "tent")).isCloseTo(1, within(1e-6));
    assertThat(score(new Similarity.Tversky(1, 1), "tent", "mat"))
        .isEqualTo(score(new Similarity.Jaccard(), "tent", "mat"));
  }

  @Test
  void aRandomWalkEndsWhereItIsLikely() {
    // From the tent to one of three customers, then to one of two items.
    assertThat(score(new Similarity.RandomWalk(1, 0), "tent", "mat"))
        .isCloseTo(2. / (3 * 2), within(1e-6));
    assertThat(score(new Similarity.RandomWalk(1, 1), "tent", "mat"))
        .isCloseTo(2. / (3 * 2) / 2, within(1e-6));
    assertThat(score(new Similarity.RandomWalk(.5, 0), "tent", "lamp"))
        .isCloseTo(Math.pow(3 * 2, -.5), within(1e-6));
  }

  @Test
  void theMostAlikeAreKeptWithHowManyHaveBoth() {
    ItemTable table = table(new Similarity.Jaccard(), 1);
    int tent = item("tent");
    assertThat(table.start()[tent + 1] - table.start()[tent]).isEqualTo(1);
    assertThat(table.item()[table.start()[tent]]).isEqualTo(item("mat"));
    assertThat(table.common()[table.start()[tent]]).isEqualTo(2);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Similarity.Tversky(-1, 0))
        .withMessageContaining("alpha");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Similarity.RandomWalk(1, Double.NaN))
        .withMessageContaining("beta");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CooccurrenceTrainer(new Similarity.Jaccard(), 0));
  }

  private double score(Similarity similarity, String from, String to) {
    ItemTable table = table(similarity, 10);
    for (int p = table.start()[item(from)]; p < table.start()[item(from) + 1]; p++) {
      if (table.item()[p] == item(to)) {
        return table.score()[p];
      }
    }
    return 0;
  }

  private ItemTable table(Similarity similarity, int neighbours) {
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new CooccurrenceTrainer(similarity, neighbours).table(shop, new Workers(pool, 2));
    }
  }

  private int item(String id) {
    return shop.products().item(new ProductId(id));
  }
}
