package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final Workers WORKERS = new Workers(POOL, 3);
  private static final int ROWS = 3_000;
  private static final double[] TRUTH = {2, -1, 0};

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void findsTheWeightsThatMadeTheLabels() {
    float[] values = values();
    Design design = Design.of(new DenseMatrix(ROWS, 3, values));

    LinearModel model = new LogisticRegression(10, 100).fit(design, labels(values), WORKERS);

    assertThat(model.weights()).containsExactly(TRUTH, within(.2));
    assertThat(model.bias()).isCloseTo(.5, within(.15));
  }

  @Test
  void sparseAndDenseRecordsGiveTheSameModel() {
    float[] values = values();
    CsrMatrixBuilder sparse = CsrMatrix.builder(ROWS, 3);
    for (int i = 0; i < values.length; i++) {
      sparse.add(i / 3, i % 3, values[i]);
    }
    boolean[] labels = labels(values);

    LinearModel one =
        new LogisticRegression(1, 100).fit(Design.of(sparse.build()), labels, WORKERS);
    LinearModel other =
        new LogisticRegression(1, 100)
            .fit(Design.of(new DenseMatrix(ROWS, 3, values)), labels, WORKERS);

    assertThat(one.weights()).containsExactly(other.weights(), within(1e-2));
  }

  @Test
  void theModelDoesNotDependOnTheNumberOfWorkers() {
    float[] values = values();
    Design design = Design.of(new DenseMatrix(ROWS, 3, values));
    boolean[] labels = labels(values);

    LinearModel alone = new LogisticRegression(1, 50).fit(design, labels, new Workers(POOL, 1));

    assertThat(new LogisticRegression(1, 50).fit(design, labels, WORKERS)).isEqualTo(alone);
  }

  @Test
  void aGreatPenaltyLeavesTheShareOfThePositive() {
    float[] values = values();
    boolean[] labels = labels(values);
    int positive = 0;
    for (boolean label : labels) {
      positive += label ? 1 : 0;
    }

    LinearModel model =
        new LogisticRegression(1e-7, 100)
            .fit(Design.of(new DenseMatrix(ROWS, 3, values)), labels, WORKERS);

    assertThat(LinearModel.probability(model.margin(new float[] {1, 1, 1})))
        .isCloseTo((double) positive / ROWS, within(.02));
  }

  @Test
  void refusesLabelsOfOtherRecords() {
    Design design = Design.of(DenseMatrix.zeros(2, 2));

    assertThatThrownBy(() -> new LogisticRegression(1, 5).fit(design, new boolean[3], WORKERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows, 3 labels");
  }

  @Test
  void softmaxRegressionSeparatesThreeClasses() {
    double[][] features = {{0, 0}, {0, 1}, {4, 0}, {4, 1}, {0, 6}, {0, 7}};
    int[] labels = {0, 0, 1, 1, 2, 2};

    SoftmaxModel model = new SoftmaxRegression(10).fit(features, labels, 3);

    for (int i = 0; i < labels.length; i++) {
      double[] probabilities = model.probabilities(features[i]);
      assertThat(probabilities[0] + probabilities[1] + probabilities[2]).isCloseTo(1, within(1e-9));
      assertThat(probabilities[labels[i]]).isGreaterThan(.7);
    }
  }

  private static float[] values() {
    var random = new Random(5);
    float[] values = new float[3 * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static boolean[] labels(float[] values) {
    var random = new Random(6);
    boolean[] labels = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double margin = .5;
      for (int i = 0; i < 3; i++) {
        margin += TRUTH[i] * values[3 * row + i];
      }
      labels[row] = random.nextDouble() < LinearModel.probability(margin);
    }
    return labels;
  }
}
