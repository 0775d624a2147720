package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How good predicted distributions over classes are; immutable, O(records · classes) each.
///
/// The predicted class is the most probable one, of equals the lowest.
public final class MulticlassMetrics {

  private final int classes;
  private final int[] labels;
  private final double[][] probabilities;

  /// Takes the true class, in [0, classes), and the probabilities of all classes, a record each.
  public MulticlassMetrics(int classes, int[] labels, double[][] probabilities) {
    if (labels.length != probabilities.length) {
      throw new IllegalArgumentException(
          "%d labels, %d distributions".formatted(labels.length, probabilities.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes || probabilities[i].length != classes) {
        throw new IllegalArgumentException(
            "record %d of %d classes: label %d, %d probabilities"
                .formatted(i, classes, labels[i], probabilities[i].length));
      }
    }
    this.classes = classes;
    this.labels = labels.clone();
    this.probabilities = Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
  }

  /// The predicted class of every record.
  public int[] predicted() {
    return records().map(i -> best(probabilities[i])).toArray();
  }

  /// True against predicted classes.
  public ConfusionMatrix confusion() {
    return ConfusionMatrix.of(classes, labels, predicted());
  }

  /// The share of records whose true class is among the k most probable, of equals the higher class
  /// first, as in scikit-learn.
  public double topAccuracy(int k) {
    return (double) records().filter(i -> rank(probabilities[i], labels[i]) < k).count()
        / labels.length;
  }

  /// Mean negative log-likelihood of the true class in nats; probabilities are kept 1e-15 away from
  /// 0 and 1 and then scaled to sum to 1.
  public double logLoss() {
    return -records()
            .mapToDouble(i -> {
              double sum = Arrays.stream(probabilities[i]).map(BinaryMetrics::clipped).sum();
              return Math.log(BinaryMetrics.clipped(probabilities[i][labels[i]]) / sum);
            })
            .sum()
        / labels.length;
  }

  /// Mean over records of the squared differences of probability and outcome, summed over classes;
  /// in [0, 2].
  public double brierSum() {
    return classes().mapToDouble(label -> against(label).brier()).sum();
  }

  /// The mean over classes of the area under the curve of one class against the rest; empty where a
  /// class is missing.
  public OptionalDouble areaUnderRoc() {
    double[] areas =
        classes()
            .mapToObj(label -> against(label).areaUnderRoc())
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return areas.length < classes ? OptionalDouble.empty() : Arrays.stream(areas).average();
  }

  /// The probability of the predicted class beside how often it was right.
  public Calibration topLabelCalibration(int bins, Calibration.Edges edges) {
    int[] predicted = predicted();
    double[] confidence = records().mapToDouble(i -> probabilities[i][predicted[i]]).toArray();
    boolean[] right = new boolean[labels.length];
    records().forEach(i -> right[i] = predicted[i] == labels[i]);
    return Calibration.of(confidence, right, bins, edges);
  }

  private BinaryMetrics against(int label) {
    boolean[] happened = new boolean[labels.length];
    records().forEach(i -> happened[i] = labels[i] == label);
    return new BinaryMetrics(
        happened, Arrays.stream(probabilities).mapToDouble(row -> row[label]).toArray());
  }

  private IntStream records() {
    return IntStream.range(0, labels.length);
  }

  private IntStream classes() {
    return IntStream.range(0, classes);
  }

  private static int best(double[] distribution) {
    int best = 0;
    for (int label = 1; label < distribution.length; label++) {
      if (distribution[label] > distribution[best]) {
        best = label;
      }
    }
    return best;
  }

  /// How many classes come before one.
  private static long rank(double[] distribution, int label) {
    double own = distribution[label];
    return IntStream.range(0, distribution.length)
        .filter(c -> distribution[c] > own || (distribution[c] == own && c > label))
        .count();
  }
}
