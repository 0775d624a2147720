package io.shopkeeper.numeric.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.Workers;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LambdaMartTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final Workers WORKERS = new Workers(POOL, 3);
  private static final BoostingSettings SETTINGS =
      new BoostingSettings(60, 7, .1, 1, .1, .8, 1, 255, 20);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void theLambdasAreThoseWorkedOutByHand() {
    // Three elements with equal sums stand as they come; the second is relevant. Swapping it with
    // the first changes nDCG by 1 - 1 / log2(3), with the third by 1 / log2(3) - 1 / log2(4).
    var objective = new DiscountedGain(lists(new int[] {0, 3}, 0, 1, 0), 10);
    double second = Math.log(2) / Math.log(3);
    double[] derivatives = new double[6];

    objective.derive(new double[3], derivatives, WORKERS);

    assertThat(derivatives)
        .containsExactly(
            new double[] {
              (1 - second) / 2,
              (1 - second) / 4,
              -.5 / 2,
              .5 / 4,
              (second - .5) / 2,
              (second - .5) / 4
            },
            within(1e-12));
    assertThat(objective.loss(new double[3])).isCloseTo(-second, within(1e-12));
  }

  @Test
  void aPairThatStandsRightByFarIsLeftAlone() {
    var objective = new DiscountedGain(lists(new int[] {0, 2}, 0, 1), 10);
    double[] derivatives = new double[4];

    objective.derive(new double[] {-40, 40}, derivatives, WORKERS);

    assertThat(derivatives[0]).isCloseTo(0, within(1e-12));
    assertThat(objective.loss(new double[] {-40, 40})).isEqualTo(-1);
  }

  @Test
  void placesBehindTheCutoffDoNotCount() {
    var objective = new DiscountedGain(lists(new int[] {0, 3}, 0, 0, 1), 1);
    double[] derivatives = new double[6];

    objective.derive(new double[3], derivatives, WORKERS);

    assertThat(derivatives[0]).isPositive();
    assertThat(derivatives[2]).isZero();
    assertThat(objective.loss(new double[3])).isZero();
  }

  @Test
  void aListWithoutARelevantElementSaysNothing() {
    var objective = new DiscountedGain(lists(new int[] {0, 2, 2, 4}, 0, 0, 0, 1), 10);
    double[] derivatives = new double[8];
    Arrays.fill(derivatives, 9);

    objective.derive(new double[4], derivatives, WORKERS);

    assertThat(Arrays.copyOf(derivatives, 4)).containsOnly(0);
    assertThat(derivatives[6]).isNegative();
  }

  @Test
  void moreRelevantElementsComeFirst() {
    RankedLists train = bumps(300, new Random(1));
    RankedLists others = bumps(100, new Random(2));

    BoostedTrees trees =
        new LambdaMart(10, SETTINGS).fitStopping(train, others, new Random(3), WORKERS);

    double[] margins = trees.margins(others.columns(), WORKERS);
    double reached = -new DiscountedGain(others, 10).loss(margins) / others.count();
    double asTheyCame =
        -new DiscountedGain(others, 10).loss(new double[margins.length]) / others.count();
    assertThat(asTheyCame).isLessThan(.5);
    assertThat(reached).isGreaterThan(.85);
  }

  @Test
  void theSameTreesGrowAtAnyNumberOfWorkers() throws IOException {
    RankedLists train = bumps(200, new Random(4));
    var boosting = new LambdaMart(10, SETTINGS.withTrees(20));

    byte[] alone = bytes(boosting.fit(train, new Random(5), new Workers(POOL, 1)));

    assertThat(bytes(boosting.fit(train, new Random(5), WORKERS))).isEqualTo(alone);
    assertThat(bytes(boosting.fit(train, new Random(6), WORKERS))).isNotEqualTo(alone);
  }

  @Test
  void listsCanFollowEachOther() {
    RankedLists both = lists(new int[] {0, 2}, 0, 1).and(lists(new int[] {0, 1, 3}, 2, 0, 1));

    assertThat(both.starts()).containsExactly(0, 2, 3, 5);
    assertThat(both.relevance()).containsExactly(0, 1, 2, 0, 1);
    assertThat(both.columns().values()[0]).containsExactly(0, 1, 0, 1, 2);
  }

  @Test
  void refusesListsThatDoNotCoverTheirRows() {
    assertThatThrownBy(() -> lists(new int[] {0, 2}, 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end behind row 2");
    assertThatThrownBy(() -> lists(new int[] {0, 2, 1, 3}, 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("list 1 ends before it begins");
    assertThatThrownBy(() -> lists(new int[] {0, 1}, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("relevance of row 0 is -1.0");
    assertThatThrownBy(() -> new LambdaMart(0, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cutoff must be at least 1: 0");
  }

  /// Elements of one column, its row's number.
  private static RankedLists lists(int[] starts, float... relevance) {
    float[] column = new float[relevance.length];
    for (int row = 0; row < column.length; row++) {
      column[row] = row;
    }
    return new RankedLists(Columns.of(column), starts, relevance);
  }

  /// Lists of ten: the nearer the first column is to the middle, the more relevant; lists lie at
  /// levels of their own in the second column.
  private static RankedLists bumps(int count, Random random) {
    float[][] values = new float[2][10 * count];
    float[] relevance = new float[10 * count];
    for (int list = 0; list < count; list++) {
      float level = random.nextFloat();
      for (int row = 10 * list; row < 10 * list + 10; row++) {
        values[0][row] = random.nextFloat();
        values[1][row] = level;
        double distance = Math.abs(values[0][row] - .5);
        relevance[row] = distance < .05 ? 2 : distance < .1 ? 1 : 0;
      }
    }
    int[] starts = IntStream.rangeClosed(0, count).map(list -> 10 * list).toArray();
    return new RankedLists(new Columns(values, 10 * count), starts, relevance);
  }

  private static byte[] bytes(BoostedTrees trees) throws IOException {
    var bytes = new ByteArrayOutputStream();
    trees.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
