package io.shopkeeper.evaluation;

import static io.shopkeeper.evaluation.Calibration.Edges.LEFT_CLOSED;
import static io.shopkeeper.evaluation.Calibration.Edges.RIGHT_CLOSED;
import static io.shopkeeper.evaluation.ConfusionMatrix.Average.MACRO;
import static io.shopkeeper.evaluation.ConfusionMatrix.Average.MICRO;
import static io.shopkeeper.evaluation.ConfusionMatrix.Average.WEIGHTED;
import static io.shopkeeper.evaluation.Reference.agree;
import static io.shopkeeper.evaluation.Reference.agrees;
import static io.shopkeeper.evaluation.Reference.doubleRows;
import static io.shopkeeper.evaluation.Reference.doubles;
import static io.shopkeeper.evaluation.Reference.intRows;
import static io.shopkeeper.evaluation.Reference.ints;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClassificationReferenceTest {

  @Test
  void binaryMetricsAgreeWithTheReference() {
    Reference.forEachCaseWith("threshold", ClassificationReferenceTest::checkBinary);
  }

  @Test
  void multiclassMetricsAgreeWithTheReference() {
    Reference.forEachCaseWith("classes", ClassificationReferenceTest::checkMulticlass);
  }

  private static void checkBinary(Reference.Case c) {
    int[] labels = ints(c.input().get("labels"));
    boolean[] happened = new boolean[labels.length];
    IntStream.range(0, labels.length).forEach(i -> happened[i] = labels[i] == 1);
    var metrics = new BinaryMetrics(happened, doubles(c.input().get("probabilities")));
    ConfusionMatrix confusion = metrics.confusion(c.input().get("threshold").asDouble());

    JsonNode output = c.output();
    agrees(output.get("confusion"), "tp", confusion.count(1, 1));
    agrees(output.get("confusion"), "fp", confusion.count(0, 1));
    agrees(output.get("confusion"), "fn", confusion.count(1, 0));
    agrees(output.get("confusion"), "tn", confusion.count(0, 0));
    agrees(output, "accuracy", confusion.accuracy());
    agrees(output, "precision", confusion.precision(1));
    agrees(output, "recall", confusion.recall(1));
    agrees(output, "f1", confusion.f1(1));
    checkF1(confusion, output);
    agrees(output, "matthews", confusion.matthews());
    agrees(output, "auc", metrics.areaUnderRoc().orElse(Double.NaN));
    agrees(output, "average_precision", metrics.averagePrecision().orElse(Double.NaN));
    agrees(output, "log_loss", metrics.logLoss());
    agrees(output, "brier", metrics.brier());
    agrees(output, "ece_10", metrics.calibration(10, LEFT_CLOSED).expectedError());
    agrees(output, "ece_10_right_closed", metrics.calibration(10, RIGHT_CLOSED).expectedError());
    checkBins(metrics.calibration(10, LEFT_CLOSED), output);
  }

  private static void checkMulticlass(Reference.Case c) {
    int classes = c.input().get("classes").size();
    var metrics =
        new MulticlassMetrics(
            classes, ints(c.input().get("labels")), doubleRows(c.input().get("probabilities")));
    ConfusionMatrix confusion = metrics.confusion();

    JsonNode output = c.output();
    assertThat(metrics.predicted()).containsExactly(ints(output.get("predicted")));
    int[][] rows = intRows(output.get("confusion_rows_true"));
    for (int actual = 0; actual < classes; actual++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        assertThat(confusion.count(actual, predicted)).isEqualTo(rows[actual][predicted]);
      }
    }
    agrees(output, "accuracy", confusion.accuracy());
    agrees(output, "precision_macro", confusion.precision(MACRO));
    agrees(output, "precision_micro", confusion.precision(MICRO));
    agrees(output, "precision_weighted", confusion.precision(WEIGHTED));
    agrees(output, "recall_macro", confusion.recall(MACRO));
    agrees(output, "recall_micro", confusion.recall(MICRO));
    agrees(output, "recall_weighted", confusion.recall(WEIGHTED));
    checkF1(confusion, output);
    agree(
        doubles(output.get("f1_per_class")),
        IntStream.range(0, classes).mapToDouble(confusion::f1).toArray());
    agrees(output, "log_loss", metrics.logLoss());
    agrees(output, "brier_sum", metrics.brierSum());
    agrees(output, "auc_ovr_macro", metrics.areaUnderRoc().orElse(Double.NaN));
    Calibration calibration = metrics.topLabelCalibration(10, LEFT_CLOSED);
    agrees(output, "top_label_ece_10", calibration.expectedError());
    checkBins(calibration, output);
    agrees(output, "top_2_accuracy", metrics.topAccuracy(2));
  }

  private static void checkF1(ConfusionMatrix confusion, JsonNode output) {
    agrees(output, "f1_macro", confusion.f1(MACRO));
    agrees(output, "f1_micro", confusion.f1(MICRO));
    agrees(output, "f1_weighted", confusion.f1(WEIGHTED));
  }

  private static void checkBins(Calibration calibration, JsonNode output) {
    double[][] expected = doubleRows(output.get("ece_bins"));
    assertThat(calibration.bins()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      Calibration.Bin bin = calibration.bins().get(i);
      agree(
          expected[i],
          new double[] {bin.index(), bin.count(), bin.meanProbability(), bin.observed()});
    }
  }
}
