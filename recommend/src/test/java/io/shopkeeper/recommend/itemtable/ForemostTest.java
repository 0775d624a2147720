package io.shopkeeper.recommend.itemtable;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForemostTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 6, 40, 300})
  void areWhatSortingAllReasonsGivesToTheLastBit(int count) {
    var random = new Random(count);
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Every other one is as great as many others.
      double contribution = i % 2 == 0 ? random.nextInt(5) / 10.0 : random.nextGaussian();
      reasons.add(new Reason.BecauseOf(new ProductId("p" + i), Relation.VIEWED, i, contribution));
    }

    assertThat(Foremost.of(new ArrayList<>(reasons))).isEqualTo(sorted(reasons));
  }

  private static List<Reason> sorted(List<Reason> reasons) {
    List<Reason> sorted = new ArrayList<>(reasons);
    sorted.sort(Comparator.comparingDouble(Reason::contribution).reversed());
    if (sorted.size() <= 4) {
      return sorted;
    }
    List<Reason> others = sorted.subList(3, sorted.size());
    List<Reason> folded = new ArrayList<>(sorted.subList(0, 3));
    double rest = others.stream().mapToDouble(Reason::contribution).sum();
    folded.add(new Reason.Others(others.size(), rest));
    return folded;
  }
}
