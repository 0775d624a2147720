package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Places of numbers, the greatest first.
class DescendingOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 33, 100, 550, 1_000})
  void isThatOfAStableSort(int count) {
    var random = new SplittableRandom(count);
    double[] values = random.doubles(count).map(value -> Math.rint(value * 40) - 20).toArray();

    assertThat(DescendingOrder.of(values))
        .containsExactly(
            IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> values[place]).reversed())
                .mapToInt(Integer::intValue)
                .toArray());
  }
}
