package io.shopkeeper.recommend.graphfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFilterTest {

  private static final int CUSTOMERS = 30;
  private static final int ITEMS = 40;

  private final boolean[][] bought = random();
  private final Behaviour behaviour = behaviour(bought);

  @ParameterizedTest
  @ValueSource(doubles = {.5, 3})
  void theTableIsThatOfRidgeRegressionOnTheGraph(double ridge) {
    double exponent = .3;
    ItemTable table = train(new GraphFilterSettings(ridge, exponent, ITEMS), 2);
    double[][] p = normalisedGram();
    double[][] expected = solve(p, ridge);
    double[] degree = degrees();
    for (int i = 0; i < ITEMS; i++) {
      for (int at = table.start()[i]; at < table.start()[i + 1]; at++) {
        int j = table.item()[at];
        double filtered = expected[i][j] * Math.pow(degree[j] / degree[i], exponent);
        assertThat((double) table.score()[at]).isCloseTo(filtered, within(.003));
        assertThat(table.common()[at]).isEqualTo(inCommon(i, j));
      }
    }
  }

  @Test
  void anItemIsNotItsOwnNeighbourAndTheStrongestComeFirst() {
    ItemTable table = train(new GraphFilterSettings(.5, .2, 5), 1);
    for (int i = 0; i < ITEMS; i++) {
      assertThat(table.start()[i + 1] - table.start()[i]).isLessThanOrEqualTo(5);
      for (int at = table.start()[i]; at < table.start()[i + 1]; at++) {
        assertThat(table.item()[at]).isNotEqualTo(i);
        assertThat(at == table.start()[i] || table.score()[at] <= table.score()[at - 1]).isTrue();
      }
    }
  }

  @Test
  void theTableIsTheSameAtAnyNumberOfThreads() {
    var settings = new GraphFilterSettings(.25, .2, 7);
    ItemTable one = train(settings, 1);
    ItemTable three = train(settings, 3);
    assertThat(three.item()).containsExactly(one.item());
    assertThat(three.score()).containsExactly(one.score());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
  void aRidgeOutOfRangeIsRefused(double ridge) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GraphFilterSettings(ridge, .2, 10))
        .withMessageContaining("ridge is " + ridge);
  }

  private ItemTable train(GraphFilterSettings settings, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new GraphFilterTrainer(List.of(settings))
          .train(GraphFilter.of(behaviour, RelationWeights.DEFAULT), new Workers(pool, threads))
          .getFirst();
    }
  }

  private static boolean[][] random() {
    RandomGenerator random = new Seed(11).generator("test");
    boolean[][] bought = new boolean[CUSTOMERS][ITEMS];
    for (int u = 0; u < CUSTOMERS; u++) {
      for (int i = 0; i < ITEMS; i++) {
        bought[u][i] = random.nextInt(6) == 0 || i == u;
      }
    }
    for (int i = CUSTOMERS; i < ITEMS; i++) {
      bought[0][i] = true;
    }
    return bought;
  }

  private static Behaviour behaviour(boolean[][] bought) {
    var products =
        ProductIndex.of(
            IntStream.range(0, ITEMS).mapToObj(i -> new ProductId("p%02d".formatted(i))).toList());
    Behaviour.Builder rows = Behaviour.builder(products);
    for (int u = 0; u < CUSTOMERS; u++) {
      rows.customer(new CustomerId("c" + u));
      for (int i = 0; i < ITEMS; i++) {
        if (bought[u][i]) {
          rows.add(Interaction.purchase(i, 1, 0));
        }
      }
    }
    return rows.build();
  }

  private double[] degrees() {
    double bought = RelationWeights.DEFAULT.bought();
    double[] degrees = new double[ITEMS];
    for (boolean[] row : this.bought) {
      for (int i = 0; i < ITEMS; i++) {
        degrees[i] += row[i] ? bought : 0;
      }
    }
    return degrees;
  }

  private int inCommon(int i, int j) {
    return (int) IntStream.range(0, CUSTOMERS).filter(u -> bought[u][i] && bought[u][j]).count();
  }

  private double[][] normalisedGram() {
    double weight = RelationWeights.DEFAULT.bought();
    double[] degree = degrees();
    double[][] p = new double[ITEMS][ITEMS];
    for (boolean[] row : bought) {
      long length = IntStream.range(0, ITEMS).filter(i -> row[i]).count();
      for (int i = 0; i < ITEMS; i++) {
        for (int j = 0; j < ITEMS; j++) {
          if (row[i] && row[j]) {
            p[i][j] += weight * weight / (length * weight * Math.sqrt(degree[i] * degree[j]));
          }
        }
      }
    }
    return p;
  }

  /// `(P + ridge I)⁻¹ P`, by Gauss–Jordan elimination.
  private static double[][] solve(double[][] p, double ridge) {
    double[][] left = new double[ITEMS][];
    double[][] right = new double[ITEMS][];
    for (int i = 0; i < ITEMS; i++) {
      left[i] = p[i].clone();
      left[i][i] += ridge;
      right[i] = p[i].clone();
    }
    for (int k = 0; k < ITEMS; k++) {
      for (int i = 0; i < ITEMS; i++) {
        double factor = i == k ? 0 : left[i][k] / left[k][k];
        for (int j = 0; j < ITEMS; j++) {
          left[i][j] -= factor * left[k][j];
          right[i][j] -= factor * right[k][j];
        }
      }
    }
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        right[i][j] /= left[i][i];
      }
    }
    return right;
  }
}
