package io.shopkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolTest {
  private static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itsOrderIsThatOfSortingAllCandidatesHoweverFarOneLooks(long seed) {
    var shop = new GeneratedShop(seed, 40 + (int) seed, (int) (seed % 25), 60);
    RulesInForce rules = shop.compiled.inForce(Place.RECOMMENDATIONS, GeneratedShop.NOW);
    var pool = new Pool(rules, shop.candidates, ListRequest.of(10));
    double spread = pool.spread();

    List<Pool.Entry> some = IntStream.range(0, pool.size() / 3).mapToObj(pool::entry).toList();
    assertThat(pool.spread()).isEqualTo(spread);
    List<Pool.Entry> all = IntStream.range(0, pool.size()).mapToObj(pool::entry).toList();

    var sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Pool.Entry::candidate));
    assertThat(sorted)
        .extracting(Pool.Entry::candidate)
        .containsExactlyElementsOf(
            IntStream.range(0, shop.candidates.size())
                .filter(i -> !rules.excludes(shop.candidates.get(i).product()))
                .boxed()
                .toList());
    sorted.sort(Comparator.comparingDouble(Pool.Entry::score).reversed()); // Is stable.
    assertThat(all).isEqualTo(sorted);
    assertThat(all).startsWith(some.toArray(Pool.Entry[]::new));
    if (all.size() > 1 && all.getFirst().score() > all.getLast().score()) {
      assertThat(spread).isEqualTo(all.getFirst().score() - all.getLast().score());
    }
  }
}
