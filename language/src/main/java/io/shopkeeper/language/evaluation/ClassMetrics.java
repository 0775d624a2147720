package io.shopkeeper.language.evaluation;

import io.shopkeeper.evaluation.BinaryMetrics;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ConfusionMatrix;
import io.shopkeeper.evaluation.ConfusionMatrix.Average;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/// What is reported of predicted classes; accuracy with an interval over records.
final class ClassMetrics {
  private ClassMetrics() {}

  static MetricReport of(
      Classes classes, int[] labels, double[][] probabilities, Bootstrap bootstrap) {
    int[] predicted = Arrays.stream(probabilities).mapToInt(Classes::best).toArray();
    double[] right =
        IntStream.range(0, labels.length)
            .mapToDouble(i -> predicted[i] == labels[i] ? 1 : 0)
            .toArray();
    int count = classes.names().size();
    ConfusionMatrix confusion = ConfusionMatrix.of(count, labels, predicted);
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put("accuracy", bootstrap.mean(right));
    metrics.put("macro-f1", Interval.exact(confusion.f1(Average.MACRO)));
    metrics.put("log-loss", Interval.exact(logLoss(labels, probabilities)));
    if (count == 2) {
      boolean[] happened = new boolean[labels.length];
      for (int i = 0; i < labels.length; i++) {
        happened[i] = labels[i] == 1;
      }
      double[] positive = Arrays.stream(probabilities).mapToDouble(p -> p[1]).toArray();
      var binary = new BinaryMetrics(happened, positive);
      metrics.put("precision", Interval.exact(confusion.precision(1)));
      metrics.put("recall", Interval.exact(confusion.recall(1)));
      metrics.put("f1", Interval.exact(confusion.f1(1)));
      binary.areaUnderRoc().ifPresent(auc -> metrics.put("auc", Interval.exact(auc)));
      metrics.put("brier", Interval.exact(binary.brier()));
    } else if (classes.numeric()) {
      double[] away =
          IntStream.range(0, labels.length)
              .mapToDouble(i -> Math.abs(value(classes, labels[i]) - value(classes, predicted[i])))
              .toArray();
      metrics.put("mae", bootstrap.mean(away));
    }
    return new MetricReport(metrics);
  }

  private static double value(Classes classes, int number) {
    return Double.parseDouble(classes.names().get(number));
  }

  private static double logLoss(int[] labels, double[][] probabilities) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> -Math.log(Math.max(1e-15, probabilities[i][labels[i]])))
        .average()
        .orElse(0);
  }
}
