package io.shopkeeper.profile.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.LifecycleStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SegmentsTest {

  @Test
  void fifthsAreCountedByHand() {
    Map<String, CustomerStatistics> customers = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      customers.put("c" + i, customer(i, i < 6 ? 1 : i, 100 * i));
    }
    customers.put("looks only", customer(0, 0, 0));

    RfmGrid grid = RfmGrid.of(customers);

    assertThat(grid.scores()).hasSize(10).doesNotContainKey("looks only");
    assertThat(grid.scores().get("c0")).isEqualTo(new RfmGrid.Score(5, 2, 1));
    assertThat(grid.scores().get("c9")).isEqualTo(new RfmGrid.Score(1, 5, 5));
    assertThat(grid.cells().stream().mapToInt(RfmGrid.Cell::customers).sum()).isEqualTo(10);
    RfmGrid.Cell first = grid.cells().getFirst();
    assertThat(first.recency()).isEqualTo(1);
    assertThat(first.meanMoney()).isCloseTo(850, within(1e-9));
  }

  @Test
  void asManyClustersAreFoundAsWerePlanted() {
    RandomGenerator random = new Seed(1).generator("test");
    double[][] columns = new double[2][300];
    for (int row = 0; row < 300; row++) {
      columns[0][row] = (row % 3 == 0 ? 10 : 0) + random.nextGaussian();
      columns[1][row] = (row % 3 == 1 ? 10 : 0) + random.nextGaussian();
    }

    Clusters clusters = Clusters.of(columns, 7, new Seed(1));

    assertThat(clusters.sizes()).containsExactly(100, 100, 100);
    int first = clusters.of()[0];
    for (int row = 0; row < 300; row += 3) {
      assertThat(clusters.of()[row]).isEqualTo(first);
    }
    assertThat(clusters.apart(first, List.of("money", "visits")).getFirst().text())
        .startsWith("high money (+1.");
    assertThat(clusters.typical(first, 3))
        .hasSize(3)
        .allMatch(row -> row % 3 == 0)
        .isSortedAccordingTo(
            (one, other) -> Double.compare(clusters.far()[one], clusters.far()[other]));
  }

  @Test
  void aColumnThatIsTheSameForAllTellsNothing() {
    double[][] columns = {{1, 1, 1, 1}, {0, 0, 5, 5}};

    Clusters clusters = Clusters.of(columns, 2, new Seed(1));

    assertThat(clusters.of()[0]).isEqualTo(clusters.of()[1]).isNotEqualTo(clusters.of()[2]);
    assertThat(clusters.apart(0, List.of("same", "tells"))).hasSize(1);
  }

  @Test
  void moreClustersThanRowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Clusters.of(new double[][] {{1, 2}}, 2, new Seed(1)))
        .withMessageContaining("fewer than 2");
  }

  private static CustomerStatistics customer(double daysSinceOrder, int orders, double money) {
    return new CustomerStatistics(
        Map.of(),
        1,
        orders,
        orders,
        money,
        money / orders,
        100,
        1,
        daysSinceOrder,
        30,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        .5,
        0,
        0,
        0,
        LifecycleStage.ACTIVE,
        List.of(),
        List.of());
  }
}
