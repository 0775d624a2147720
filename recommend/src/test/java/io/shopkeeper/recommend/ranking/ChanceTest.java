package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Probabilities of what customers with fifty candidates each buy.
class ChanceTest {
  private static final int CANDIDATES = 50;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  private final SplittableRandom random = new SplittableRandom(1);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  /// Candidates of customers, one of which is bought with a chance that grows by a power of its
  /// share.
  private record Bought(List<Double> shares, List<Boolean> taken) {
    double[] margins() {
      return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    boolean[] bought() {
      boolean[] bought = new boolean[taken.size()];
      for (int row = 0; row < bought.length; row++) {
        bought[row] = taken.get(row);
      }
      return bought;
    }
  }

  private Bought customers(int count, double power) {
    List<Double> shares = new ArrayList<>();
    List<Boolean> taken = new ArrayList<>();
    for (int customer = 0; customer < count; customer++) {
      double level = 100 * random.nextDouble(); // Says nothing: only differences do.
      double[] scores = random.doubles(CANDIDATES).map(d -> level + 4 * d * d).toArray();
      for (double margin : Chance.margins(scores)) {
        shares.add(margin);
        taken.add(random.nextDouble() < .8 * Math.exp(power * margin));
      }
    }
    return new Bought(shares, taken);
  }

  @Test
  void asManyAreBoughtAsAreForetoldAmongTheBestAndAmongAll() {
    Bought learned = customers(2_000, 1);
    Chance chance = Chance.fit(learned.margins(), learned.bought(), WORKERS).orElseThrow();
    Bought others = customers(4_000, 1);
    double[] margins = others.margins();
    boolean[] taken = others.bought();
    for (double least : new double[] {-100, -4, -3.5, -3}) {
      int[] rows = IntStream.range(0, margins.length).filter(row -> margins[row] > least).toArray();
      double told = IntStream.of(rows).mapToDouble(row -> chance.of(margins[row])).sum();
      long bought = IntStream.of(rows).filter(row -> taken[row]).count();
      assertThat(told / bought).as("above %s", least).isCloseTo(1, within(.1));
    }
  }

  @Test
  void sharesAddUpHoweverGreatScoresAre() {
    double[] margins = Chance.margins(new double[] {1_000, 1_001, 998});
    assertThat(Arrays.stream(margins).map(Math::exp).sum()).isCloseTo(1, within(1e-9));
    assertThat(margins[1] - margins[0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void scoresThatTellTheOppositeGiveNoProbability() {
    Bought opposite = customers(500, -.5);
    assertThat(Chance.fit(opposite.margins(), opposite.bought(), WORKERS)).isEmpty();
    assertThatThrownBy(() -> new Chance(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
