package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankerFittingTest {
  private static final int CUSTOMERS = 300;
  private static final int ITEMS = 30;
  private static final int DEPTH = 150;

  /// Lists of four sets, each with the copy made of it, in numbers of four bytes.
  private static final double ROOM = 60e6 / 8;

  @Test
  void theMoreIsKnownOfProductsTheFewerListsAreHeld() {
    assertThat(lists(1).count()).isEqualTo(CUSTOMERS);

    RankedLists many = lists(3_000);

    assertThat(many.columns().count()).isGreaterThan(3_000);
    assertThat(many.count()).isBetween(10, (int) (ROOM / DEPTH / 3_000));
  }

  /// @param kinds names of attributes
  private static RankedLists lists(int kinds) {
    var shop = new SmallShop();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      shop.buys("c" + customer, "p" + (10 + customer % 20), "p" + (10 + (customer + 1) % 20));
    }
    IntStream.range(0, ITEMS).forEach(item -> shop.buys("everything", "p" + item));
    Behaviour behaviour = shop.behaviour();
    RankingFeatures features =
        RankingFeatures.of(
            behaviour,
            List.of(),
            _ ->
                ProductTraits.ofAttributes(
                    IntStream.range(0, kinds).mapToObj(kind -> "kind" + kind + "=yes").toList()));
    var lessons =
        new Lessons(
            (_, admissible, _) -> IntStream.range(0, ITEMS).filter(admissible).toArray(),
            features,
            DEPTH,
            true);
    List<History> histories =
        IntStream.range(0, CUSTOMERS).mapToObj(row -> History.of(behaviour.row(row))).toList();
    List<int[]> taken = IntStream.range(0, CUSTOMERS).mapToObj(_ -> new int[] {3}).toList();
    var slice = new TimeSlice(behaviour, histories, taken);
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new RankerFitting(slice, Stream::empty, new Seed(1), new Workers(pool, 2))
          .lists(lessons, slice, _ -> true);
    }
  }
}
