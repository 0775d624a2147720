package io.shopkeeper.recommend.ease;

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

class EaseTest {

  private final Behaviour shop =
      new SmallShop()
          .buys("ann", "tent", "mat")
          .buys("bob", "tent", "mat")
          .buys("cy", "tent", "lamp")
          .behaviour();

  /// XᵀX + I of tent, mat and lamp is (4 2 1; 2 3 0; 1 0 2), of determinant 13; its inverse times
  /// 13 is (6 −4 −3; −4 7 2; −3 2 8).
  @Test
  void weightsAreThoseOfTheInverse() {
    ItemTable table = table(1, 10);
    assertThat(weight(table, "tent", "mat")).isCloseTo(4. / 7, within(1e-6));
    assertThat(weight(table, "mat", "tent")).isCloseTo(4. / 6, within(1e-6));
    assertThat(weight(table, "tent", "lamp")).isCloseTo(3. / 8, within(1e-6));
    assertThat(weight(table, "mat", "lamp")).isCloseTo(-2. / 8, within(1e-6));
    assertThat(weight(table, "tent", "tent")).isZero();
  }

  @Test
  void whatSpeaksMostIsKept() {
    ItemTable table = table(1, 1);
    assertThat(table.start()[3]).isEqualTo(3);
    assertThat(weight(table, "tent", "mat")).isCloseTo(4. / 7, within(1e-6));
    assertThat(weight(table, "tent", "lamp")).isZero();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EaseSettings(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EaseSettings(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EaseSettings(1, 0));
  }

  private double weight(ItemTable table, String from, String to) {
    for (int p = table.start()[item(from)]; p < table.start()[item(from) + 1]; p++) {
      if (table.item()[p] == item(to)) {
        return table.score()[p];
      }
    }
    return 0;
  }

  private ItemTable table(double ridge, int neighbours) {
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new EaseTrainer(new EaseSettings(ridge, neighbours)).table(shop, new Workers(pool, 2));
    }
  }

  private int item(String id) {
    return shop.products().item(new ProductId(id));
  }
}
