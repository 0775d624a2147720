package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

  /// What a visitor would be answered had they not done something is asked with this.
  @Test
  void withoutSomethingTheMomentsAreThoseOfWhoNeverDidIt() {
    var all = List.of(bought(0, 50), bought(1, 40), bought(2, 40), bought(3, 30), bought(4, 20));
    for (int undone = 0; undone < all.size(); undone++) {
      int item = undone;
      History without = History.of(all).without(one -> one == item);
      History never =
          History.of(all.stream().filter(interaction -> interaction.item() != item).toList());
      assertThat(ages(without)).isEqualTo(ages(never));
      assertThat(without.item(0)).isEqualTo(never.item(0));
      assertThat(without.owns(item)).isTrue();
    }
  }

  private static Interaction bought(int item, long time) {
    return Interaction.purchase(item, 1, time);
  }

  private static List<Integer> ages(History history) {
    return IntStream.range(0, history.size()).mapToObj(history::age).toList();
  }
}
