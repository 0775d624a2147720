package io.shopkeeper.assist.evaluation;

import io.shopkeeper.assist.intent.IntentReading;
import io.shopkeeper.evaluation.BinaryMetrics;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ConfusionMatrix;
import io.shopkeeper.evaluation.ConfusionMatrix.Average;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is reported of read utterances: accuracy and macro-F1 of those in scope, and how well those
/// out of scope are told from them.
final class IntentMetrics {
  private IntentMetrics() {}

  /// @param judged the records that count
  static MetricReport of(
      Utterances utterances, int[] judged, List<IntentReading> readings, Bootstrap bootstrap) {
    int[] inScope = Arrays.stream(judged).filter(utterances::teaches).toArray();
    var metrics = new LinkedHashMap<String, Interval>();
    if (inScope.length == 0) {
      return new MetricReport(metrics);
    }
    double[] right =
        Arrays.stream(inScope)
            .mapToDouble(
                i -> readings.get(i).best().intent().equals(utterances.intents().get(i)) ? 1 : 0)
            .toArray();
    metrics.put("accuracy", bootstrap.mean(right));
    metrics.put("macro-f1", Interval.exact(macroF1(utterances, inScope, readings)));
    metrics.put("log-loss", Interval.exact(logLoss(utterances, inScope, readings)));
    metrics.put("in-scope-kept", bootstrap.mean(understood(inScope, readings, true)));
    int[] outOfScope = Arrays.stream(judged).filter(utterances::outOfScope).toArray();
    if (outOfScope.length > 0) {
      boolean[] happened = new boolean[inScope.length + outOfScope.length];
      Arrays.fill(happened, 0, inScope.length, true);
      double[] scores =
          IntStream.concat(Arrays.stream(inScope), Arrays.stream(outOfScope))
              .mapToDouble(i -> readings.get(i).inScope())
              .toArray();
      new BinaryMetrics(happened, scores)
          .areaUnderRoc()
          .ifPresent(auc -> metrics.put("out-of-scope-auroc", Interval.exact(auc)));
      metrics.put("out-of-scope-found", bootstrap.mean(understood(outOfScope, readings, false)));
    }
    return new MetricReport(metrics);
  }

  private static double[] understood(int[] records, List<IntentReading> readings, boolean wanted) {
    return Arrays.stream(records)
        .mapToDouble(i -> readings.get(i).understood() == wanted ? 1 : 0)
        .toArray();
  }

  /// Over the intents of the records; a guess of another intent counts as that intent's error.
  private static double macroF1(
      Utterances utterances, int[] inScope, List<IntentReading> readings) {
    List<String> names =
        Arrays.stream(inScope).mapToObj(i -> utterances.intents().get(i)).distinct().toList();
    List<String> all =
        Stream.concat(
                names.stream(),
                Arrays.stream(inScope).mapToObj(i -> readings.get(i).best().intent()))
            .distinct()
            .toList();
    ConfusionMatrix confusion =
        ConfusionMatrix.of(
            all.size(),
            Arrays.stream(inScope).map(i -> all.indexOf(utterances.intents().get(i))).toArray(),
            Arrays.stream(inScope)
                .map(i -> all.indexOf(readings.get(i).best().intent()))
                .toArray());
    return all.size() == names.size()
        ? confusion.f1(Average.MACRO)
        : IntStream.range(0, names.size()).mapToDouble(confusion::f1).average().orElse(0);
  }

  private static double logLoss(
      Utterances utterances, int[] inScope, List<IntentReading> readings) {
    return Arrays.stream(inScope)
        .mapToDouble(i ->
            -Math.log(
                Math.max(
                    1e-15,
                    readings.get(i).candidates().stream()
                        .filter(c -> c.intent().equals(utterances.intents().get(i)))
                        .mapToDouble(IntentReading.Candidate::probability)
                        .sum())))
        .average()
        .orElse(0);
  }
}
