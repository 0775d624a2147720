package io.shopkeeper.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Seed;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentIdsTest {

  @Test
  void theOldestIdIsForgottenFirst() {
    var ids = new RecentIds(4);
    for (long id = 0; id < 6; id++) {
      ids.add(id, id * 10);
    }
    assertThat(ids.contentOf(0)).isEmpty();
    assertThat(ids.contentOf(1)).isEmpty();
    assertThat(ids.contentOf(2)).hasValue(20);
    assertThat(ids.contentOf(5)).hasValue(50);
  }

  @Test
  void whatWasNotStoredIsForgotten() {
    var ids = new RecentIds(4);
    ids.add(1, 10);
    ids.add(2, 20);
    ids.add(3, 30);
    ids.forgetLast(2);
    assertThat(ids.contentOf(1)).hasValue(10);
    assertThat(ids.contentOf(2)).isEmpty();
    ids.add(2, 21);
    assertThat(ids.contentOf(2)).hasValue(21);
  }

  @Test
  void aCapacityThatIsNoPowerOfTwoIsRefused() {
    assertThatThrownBy(() -> new RecentIds(1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void itGrowsToItsCapacityAndForgetsOnlyThen() {
    int capacity = 1 << 12;
    var ids = new RecentIds(capacity);
    for (long id = 0; id < capacity; id++) {
      ids.add(id << 20, id);
    }
    for (long id = 0; id < capacity; id++) {
      assertThat(ids.contentOf(id << 20)).hasValue(id);
    }
    ids.add(-1, 7);
    assertThat(ids.contentOf(0)).isEmpty();
    assertThat(ids.contentOf(1 << 20)).hasValue(1);
  }

  /// Few homes for many ids make long chains, which removal must keep whole.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itAgreesWithAPlainMap(long seed) {
    RandomGenerator random = new Seed(seed).generator("ids");
    int capacity = 64;
    var ids = new RecentIds(capacity);
    var expected = new HashMap<Long, Long>();
    var order = new ArrayDeque<Long>();
    for (int step = 0; step < 20_000; step++) {
      long id = random.nextInt(1, 300) * (random.nextBoolean() ? 1L : 1L << 32);
      if (random.nextInt(10) == 0 && !order.isEmpty()) {
        ids.forgetLast(1);
        expected.remove(order.removeLast());
      } else if (!expected.containsKey(id)) {
        if (order.size() == capacity) {
          expected.remove(order.removeFirst());
        }
        ids.add(id, step);
        expected.put(id, (long) step);
        order.addLast(id);
      }
      Long content = expected.get(id);
      assertThat(ids.contentOf(id))
          .isEqualTo(content == null ? OptionalLong.empty() : OptionalLong.of(content));
    }
  }
}
