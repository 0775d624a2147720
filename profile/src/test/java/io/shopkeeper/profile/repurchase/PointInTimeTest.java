package io.shopkeeper.profile.repurchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.repurchase.CustomerFeatures.AsOf;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointInTimeTest {
  private static final int DAY = 100;

  @Test
  void aPlantedLeakIsCaught() {
    CustomerFeatures leaking =
        (log, day) -> {
          AsOf known = new Habits(90).at(log, day);
          float[] later = new float[known.customers().length];
          boolean[] bought = log.bought(day, 90);
          for (int row = 0; row < later.length; row++) {
            later[row] = bought[known.customers()[row]] ? 1 : 0;
          }
          return new AsOf(
              new FeatureTable(List.of(new Numeric("buys soon", later)), later.length),
              known.customers());
        };

    assertThatThrownBy(() -> PointInTime.checked(leaking, sales(), DAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("feature 'buys soon' of day 100 looks ahead");
  }

  @Test
  void aLeakOfWhoWillComeIsCaught() {
    CustomerFeatures leaking = (log, day) -> new Habits(90).at(log, day + 60);

    assertThatThrownBy(() -> PointInTime.checked(leaking, sales(), DAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("day 100");
  }

  @Test
  void habitsLookBackOnly() {
    AsOf known = PointInTime.checked(new Habits(90), sales(), DAY);

    assertThat(known.table().columns().size()).isGreaterThan(30);
    assertThat(known.customers()).isNotEmpty();
  }

  @Test
  void habitsAreThoseCountedByHand() {
    var writer = new SaleLog.Writer();
    writer.add("b", 95, 9, "tea", 1, 5, "north");
    writer.add("a", 60, 10, "tea", 2, 20, "south");
    writer.add("a", 90, 12, "tea", 1, 10, "south");
    writer.add("a", 90, 14, "cup", 1, 30, "south");
    writer.add("a", 95, 14, "cup", -1, -30, "south");
    writer.add("c", 99, 14, "cup", -1, -30, "south");
    writer.add("a", 101, 14, "cup", 1, 30, "south");

    AsOf known = new Habits(90).at(writer.log(), DAY);

    assertThat(known.customers()).as("c has only returned").hasSize(2);
    int a = known.customers()[0] == 1 ? 0 : 1;
    assertThat(value(known, "recency", a)).isEqualTo("10");
    assertThat(value(known, "purchases", a)).isEqualTo("2");
    assertThat(value(known, "money", a)).isEqualTo("60");
    assertThat(value(known, "tenure", a)).isEqualTo("40");
    assertThat(value(known, "days between purchases", a)).isEqualTo("30");
    assertThat(value(known, "purchases in 30 days", a)).isEqualTo("1");
    assertThat(value(known, "money in 60 days", a)).isEqualTo("60");
    assertThat(value(known, "products", a)).isEqualTo("2");
    assertThat(value(known, "lines returned", a)).isEqualTo("1");
    assertThat(value(known, "share returned", a)).isEqualTo("0.5");
    assertThat(value(known, "region", a)).isEqualTo("south");
  }

  private static String value(AsOf known, String name, int row) {
    for (FeatureColumn column : known.table().columns()) {
      if (column.name().equals(name)) {
        return column.text(row);
      }
    }
    throw new AssertionError("no feature " + name);
  }

  private static SaleLog sales() {
    Random random = new Random(4);
    var writer = new SaleLog.Writer();
    for (int i = 0; i < 1_000; i++) {
      int customer = (int) Math.abs(random.nextGaussian() * 50);
      float quantity = random.nextInt(10) == 0 ? -1 : 1 + random.nextInt(3);
      writer.add(
          "customer " + customer,
          random.nextInt(200),
          random.nextInt(24),
          "product " + random.nextInt(40),
          quantity,
          quantity * (1 + random.nextInt(20)),
          random.nextBoolean() ? "north" : "south");
    }
    return writer.log();
  }
}
