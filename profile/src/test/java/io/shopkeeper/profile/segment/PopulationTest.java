package io.shopkeeper.profile.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.CustomerId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {
  private final Population population = FiveCustomers.counted();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | c0 c1 c2 c3 c4",
        "orders >= 3 | c3 c4",
        "orders = 3 | c3",
        "orders in (1, 4) | c1 c4",
        "not orders >= 3 | c0 c1 c2",
        "money between 10.5 and 21 | c1 c2",
        "mean_order = 10.5 | c1 c2 c3 c4",
        "\"mean order\" exists and days_since_order < 30 | c1 c2",
        "days_since_order missing | c0",
        "not days_since_order < 30 | c0 c3 c4",
        "views >= 20 and visits < 5 | c2 c3",
        "stage = lapsed or stage = prospect | c0 c4",
        "阶段 = 流失 | c4",
        "订单数 >= 3 且 阶段 不是 流失 | c3",
        "category = tea and category:TEA > 75% | c3 c4",
        "\"category:fine cups\" >= 10% and orders = 1 | c1",
        "category:books > 0 | ``",
        "category:books = 0 and orders = 0 | c0",
        "channel = web and channel:app >= 25% and orders = 0 | c0",
        "age = 30 | c1",
        "gender missing and orders > 0 | c2 c3 c4",
        "income >= 5000 | c1",
        "income exists | c1",
        "id in (c1, c9) | c1",
        "buys_again < .5 | c1",
        "复购概率 >= 0.5 | c3",
        "not buys_again < .5 | c0 c2 c3 c4",
        "recency = 4 or frequency = 4 or monetary = 4 | c1 c4",
      })
  void conditionsHoldOfWhomTheyShould(String condition, String customers) {
    SegmentRule.Where where = SegmentRule.where(condition);
    List<String> expected = customers.isEmpty() ? List.of() : List.of(customers.split(" "));
    assertThat(population.select(where)).isEqualTo(expected);
    assertThat(population.count(where)).isEqualTo(expected.size());
    for (int i = 0; i < 5; i++) {
      assertThat(population.holds(where, new CustomerId("c" + i)))
          .isEqualTo(expected.contains("c" + i));
    }
  }

  @Test
  void mergedCustomersAreOneAndStrangersAreInNothing() {
    SegmentRule.Where where = SegmentRule.where("orders = 4");
    assertThat(population.holds(where, new CustomerId("old"))).isTrue();
    assertThat(population.holds(SegmentRule.where(""), new CustomerId("stranger"))).isFalse();
    assertThat(population.holds(SegmentRule.where("not orders = 4"), new CustomerId("stranger")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "oders > 3 | 'orders' is meant",
        "horoscope = leo | customers have no figure 'horoscope'",
        "stage > 3 | 'stage' is a text",
        "orders > many | 'many' is none",
        "orders > | column",
        "age:30 > 0 | customers have no figure 'age:30'",
        "category: > 0 | customers have no figure 'category:'",
      })
  void conditionsThatMakeNoSenseAreRefused(String condition, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentRule.where(condition))
        .withMessageContaining(reason);
  }

  @Test
  void ofNobodyNothingHolds() {
    var nobody =
        Population.of(
            population.counted(),
            Map.of(),
            RfmGrid.of(Map.of()),
            Map.of(),
            Map.of(),
            Map.of(),
            Currency.getInstance("EUR"));
    assertThat(nobody.select(SegmentRule.where(""))).isEmpty();
    assertThat(nobody.select(SegmentRule.where("not orders > 3"))).isEmpty();
  }
}
