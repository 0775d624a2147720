package io.shopkeeper.recommend.slim;

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

class SlimTest {

  /// The cosine of tent and mat is 2 / √6, of tent and lamp 1 / √3, of mat and lamp 0.
  private final Behaviour shop =
      new SmallShop()
          .buys("ann", "tent", "mat")
          .buys("bob", "tent", "mat")
          .buys("cy", "tent", "lamp")
          .behaviour();

  @Test
  void regressorsThatHaveNothingInCommonSpeakForThemselves() {
    ItemTable table = table(shop, new SlimSettings(10, 1, 0, 0));
    assertThat(weight(shop, table, "mat", "tent")).isCloseTo(1 / Math.sqrt(6), within(1e-3));
    assertThat(weight(shop, table, "lamp", "tent")).isCloseTo(.5 / Math.sqrt(3), within(1e-3));
    assertThat(weight(shop, table, "mat", "lamp")).isZero();
    assertThat(weight(shop, table, "tent", "tent")).isZero();
  }

  @Test
  void whatTwoRegressorsBothSayCountsOnce() {
    Behaviour twins =
        new SmallShop()
            .buys("ann", "left", "right", "box")
            .buys("bob", "left", "right", "box")
            .buys("cy", "left", "right")
            .buys("di", "box")
            .behaviour();
    ItemTable table = table(twins, new SlimSettings(10, .1, 0, 0));
    // (1 + λ 1; 1 1 + λ) b = (2/3, 2/3)
    assertThat(weight(twins, table, "left", "box")).isCloseTo(2 / 3. / 2.1, within(1e-2));
    assertThat(weight(twins, table, "right", "box")).isCloseTo(2 / 3. / 2.1, within(1e-2));
  }

  @Test
  void theMostAlikeAreTheRegressors() {
    ItemTable table = table(shop, new SlimSettings(1, 1, 0, 0));
    assertThat(weight(shop, table, "mat", "tent")).isPositive();
    assertThat(weight(shop, table, "lamp", "tent")).isZero();
  }

  @Test
  void aCorrectionBelowZeroFavoursPopularItems() {
    ItemTable even = table(shop, new SlimSettings(10, 1, 0, 0));
    ItemTable popular = table(shop, new SlimSettings(10, 1, 0, -.5));
    assertThat(weight(shop, popular, "lamp", "tent"))
        .isCloseTo(weight(shop, even, "lamp", "tent") * Math.sqrt(3), within(1e-4));
  }

  @Test
  void anEntryTellsHowManyCustomersHaveBoth() {
    ItemTable table = table(shop, new SlimSettings(10, 1, 0, 0));
    int tent = item(shop, "tent");
    assertThat(table.item()[table.start()[tent]])
        .as("strongest first")
        .isEqualTo(item(shop, "mat"));
    assertThat(table.common()[table.start()[tent]]).isEqualTo(2);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SlimSettings(0, 1, .5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SlimSettings(1, 0, .5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SlimSettings(1, 1, Double.NaN, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SlimSettings(1, 1, .5, -2));
  }

  private static double weight(Behaviour shop, ItemTable table, String from, String to) {
    for (int p = table.start()[item(shop, from)]; p < table.start()[item(shop, from) + 1]; p++) {
      if (table.item()[p] == item(shop, to)) {
        return table.score()[p];
      }
    }
    return 0;
  }

  private static ItemTable table(Behaviour shop, SlimSettings settings) {
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new SlimTrainer(settings).table(shop, new Workers(pool, 2));
    }
  }

  private static int item(Behaviour shop, String id) {
    return shop.products().item(new ProductId(id));
  }
}
