package io.shopkeeper.numeric.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.GradientBoosting.Sample;
import io.shopkeeper.numeric.boosting.TreeNode.Leaf;
import io.shopkeeper.numeric.boosting.TreeNode.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GradientBoostingTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final Workers WORKERS = new Workers(POOL, 3);
  private static final float[] ONE_TO_FOUR = {1, 2, 3, 4};
  private static final float NONE = Float.NaN;

  /// One tree of up to `leaves` leaves that takes its fit whole.
  private static BoostingSettings oneTree(int leaves, double l2) {
    return new BoostingSettings(1, leaves, 1, l2, 1e-3, 1, 1, 255, 1);
  }

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void aTreeUnderSquaredLossIsTheOneWorkedOutByHand() {
    // The mean is 1, so the rest to fit is -1, -1, 0, 2. Parting 4 from the others gains most
    // (4/3 + 4 against 2 + 2 and 1 + 1/3), then 3 from 1 and 2 (2 against 1 + 1/2).
    BoostedTrees trees =
        fit(Loss.SQUARED, oneTree(3, 0), Columns.of(ONE_TO_FOUR), new double[] {0, 0, 1, 3});

    assertThat(trees.base()).isEqualTo(1);
    assertThat(trees.trees().getFirst().root())
        .isEqualTo(
            new Split(
                0,
                3.5,
                true,
                new Split(0, 2.5, true, new Leaf(-1, 2), new Leaf(0, 1)),
                new Leaf(2, 1)));
    assertThat(trees.prediction(new float[] {3})).isEqualTo(1);
  }

  @Test
  void aLeafUnderLogisticLossIsANewtonStepShrunkByThePenalty() {
    // At log-odds 0 the derivatives are ±1/2 and 1/4; a leaf of two is ∓1 / (1/2 + 1).
    BoostedTrees trees =
        fit(Loss.LOGISTIC, oneTree(2, 1), Columns.of(ONE_TO_FOUR), new double[] {0, 0, 1, 1});

    assertThat(trees.margin(new float[] {1})).isCloseTo(-2 / 3., within(1e-15));
    assertThat(trees.margin(new float[] {4})).isCloseTo(2 / 3., within(1e-15));
    assertThat(trees.prediction(new float[] {4}))
        .isEqualTo(LinearModel.probability(trees.margin(new float[] {4})));
  }

  @Test
  void theRateShrinksWhatATreeAdds() {
    BoostingSettings settings = oneTree(2, 1).withRate(.1);

    BoostedTrees trees =
        fit(Loss.LOGISTIC, settings, Columns.of(ONE_TO_FOUR), new double[] {0, 0, 1, 1});

    assertThat(trees.margin(new float[] {1})).isCloseTo(-.2 / 3, within(1e-15));
  }

  @Test
  void noLeafHoldsLessThanTheLeastWeight() {
    BoostingSettings settings = oneTree(4, 0).withLeastChildWeight(2);

    BoostedTrees trees =
        fit(Loss.SQUARED, settings, Columns.of(ONE_TO_FOUR), new double[] {0, 0, 0, 100});

    assertThat(trees.trees().getFirst().root())
        .isEqualTo(new Split(0, 2.5, true, new Leaf(-25, 2), new Leaf(25, 2)));
  }

  @Test
  void rowsWithoutAValueGoWhereTheirTargetsLead() {
    float[] column = {1, 2, 3, 4, NONE, NONE};

    BoostedTrees high =
        fit(Loss.SQUARED, oneTree(2, 0), Columns.of(column), new double[] {0, 0, 1, 1, 1, 1});
    BoostedTrees low =
        fit(Loss.SQUARED, oneTree(2, 0), Columns.of(column), new double[] {0, 0, 1, 1, 0, 0});

    assertThat(high.prediction(new float[] {NONE})).isCloseTo(1, within(1e-12));
    assertThat(low.prediction(new float[] {NONE})).isCloseTo(0, within(1e-12));
    assertThat(low.prediction(new float[] {4})).isCloseTo(1, within(1e-12));
  }

  @Test
  void havingAValueAtAllCanBeWhatPartsRows() {
    float[] column = {1, 2, 3, NONE, NONE};

    BoostedTrees trees =
        fit(Loss.SQUARED, oneTree(2, 0), Columns.of(column), new double[] {0, 0, 0, 1, 1});

    assertThat(trees.prediction(new float[] {1e30f})).isCloseTo(0, within(1e-12));
    assertThat(trees.prediction(new float[] {NONE})).isCloseTo(1, within(1e-12));
  }

  @Test
  void learnsWhatIsNoSumOfItsColumns() {
    Sample sample = ring(2_000, new Random(1));
    Sample others = ring(500, new Random(2));

    BoostedTrees trees =
        new GradientBoosting(Loss.LOGISTIC, BoostingSettings.defaults().withTrees(200))
            .fit(sample, new Random(3), WORKERS);

    int right = 0;
    for (int row = 0; row < 500; row++) {
      right += trees.margin(others.columns().row(row)) > 0 == others.targets()[row] > 0 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(470);
  }

  @Test
  void theSameTreesGrowAtAnyNumberOfWorkers() throws IOException {
    Sample sample = ring(3_000, new Random(4));
    var boosting = new GradientBoosting(Loss.LOGISTIC, BoostingSettings.defaults().withTrees(30));

    byte[] alone = bytes(boosting.fit(sample, new Random(5), new Workers(POOL, 1)));

    assertThat(bytes(boosting.fit(sample, new Random(5), WORKERS))).isEqualTo(alone);
    assertThat(bytes(boosting.fit(sample, new Random(6), WORKERS))).isNotEqualTo(alone);
  }

  @Test
  void growingStopsWhereValidationIsBest() {
    var random = new Random(7);
    Sample sample = coin(400, random);
    Sample validation = coin(400, random);
    BoostingSettings settings = BoostingSettings.defaults().withRate(.3);

    BoostedTrees trees =
        new GradientBoosting(Loss.LOGISTIC, settings)
            .fitStopping(sample, validation, new Random(8), WORKERS);

    assertThat(trees.trees()).hasSizeLessThan(20);
  }

  @Test
  void manyDistinctValuesShareBinsOfAboutTheSameSize() {
    float[] column = new float[100_000];
    for (int row = 0; row < column.length; row++) {
      column[row] = (float) Math.exp(row / 10_000.);
    }

    QuantileBins bins = QuantileBins.of(column, 100);

    int[] sizes = new int[bins.count()];
    for (byte code : bins.codes(column)) {
      sizes[code & 0xFF]++;
    }
    assertThat(sizes).hasSize(100).containsOnly(1_000);
  }

  @Test
  void aValueThatMostRowsHaveTakesABinAndLeavesTheOthersTheirs() {
    float[] column = new float[10_000];
    for (int row = 9_000; row < column.length; row++) {
      column[row] = row;
    }

    assertThat(QuantileBins.of(column, 50).count()).isEqualTo(50);
  }

  @Test
  void neighbouringNumbersAreToldApart() {
    float low = 1;
    float high = Math.nextUp(low);

    BoostedTrees trees =
        fit(Loss.SQUARED, oneTree(2, 0), Columns.of(new float[] {low, high}), new double[] {0, 1});

    assertThat(trees.prediction(new float[] {low})).isEqualTo(0);
    assertThat(trees.prediction(new float[] {high})).isEqualTo(1);
  }

  @Test
  void columnsThatAreConstantOrMissingTeachNothing() {
    Columns columns = Columns.of(new float[] {7, 7, 7, 7}, new float[] {NONE, NONE, NONE, NONE});

    BoostedTrees trees =
        fit(Loss.LOGISTIC, BoostingSettings.defaults(), columns, new double[] {0, 1, 1, 1});

    assertThat(trees.trees()).isEmpty();
    assertThat(trees.prediction(new float[] {7, NONE})).isCloseTo(.75, within(1e-12));
  }

  @Test
  void targetsThatAreAllAlikeGiveNoTree() {
    BoostedTrees trees =
        fit(
            Loss.LOGISTIC,
            BoostingSettings.defaults(),
            Columns.of(ONE_TO_FOUR),
            new double[] {1, 1, 1, 1});

    assertThat(trees.trees()).isEmpty();
    assertThat(trees.prediction(new float[] {1})).isGreaterThan(.99);
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    BoostedTrees trees =
        new GradientBoosting(Loss.LOGISTIC, BoostingSettings.defaults().withTrees(20))
            .fit(ring(500, new Random(9)), new Random(10), WORKERS);
    byte[] written = bytes(trees);

    BoostedTrees read = BoostedTrees.read(new DataInputStream(new ByteArrayInputStream(written)));

    assertThat(bytes(read)).isEqualTo(written);
    float[] row = {.3f, NONE, -.2f};
    assertThat(read.margin(row)).isEqualTo(trees.margin(row));
  }

  @Test
  void aFileOfSomethingElseOrCutOffIsRefused() throws IOException {
    byte[] written =
        bytes(fit(Loss.SQUARED, oneTree(2, 0), Columns.of(ONE_TO_FOUR), new double[] {0, 0, 1, 1}));
    byte[] other = written.clone();
    other[0] = 'X';

    assertThatThrownBy(() -> BoostedTrees.read(input(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("these are no boosted trees");
    assertThatThrownBy(() -> BoostedTrees.read(input(Arrays.copyOf(written, 40))))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void refusesTargetsThatTheLossDoesNotAllow() {
    assertThatThrownBy(() ->
            fit(Loss.LOGISTIC, oneTree(2, 0), Columns.of(ONE_TO_FOUR), new double[] {0, 1, 2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2 has the target 2.0");
    assertThatThrownBy(() -> new Sample(Columns.of(ONE_TO_FOUR), new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 rows, 3 targets");
  }

  @Test
  void refusesRowsOfAnotherTable() {
    BoostedTrees trees =
        fit(Loss.SQUARED, oneTree(2, 0), Columns.of(ONE_TO_FOUR), new double[] {0, 0, 1, 1});

    assertThatThrownBy(() -> trees.margin(new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values, 1 columns");
  }

  private static BoostedTrees fit(
      Loss loss, BoostingSettings settings, Columns columns, double[] targets) {
    return new GradientBoosting(loss, settings)
        .fit(new Sample(columns, targets), new Random(1), WORKERS);
  }

  /// Whether a point lies within a circle; the third column says nothing.
  private static Sample ring(int rows, Random random) {
    float[] values = new float[3 * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Columns columns = Columns.ofRows(values, 3);
    double[] targets =
        IntStream.range(0, rows)
            .mapToDouble(row -> Math.hypot(values[3 * row], values[3 * row + 1]) < 1.2 ? 1 : 0)
            .toArray();
    return new Sample(columns, targets);
  }

  private static Sample coin(int rows, Random random) {
    float[] column = new float[rows];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = random.nextFloat();
      targets[row] = random.nextInt(2);
    }
    return new Sample(Columns.of(column), targets);
  }

  private static byte[] bytes(BoostedTrees trees) throws IOException {
    var bytes = new ByteArrayOutputStream();
    trees.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
