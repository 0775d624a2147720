package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How often each class was taken for each other, and the measures that follow from these counts
/// alone.
///
/// A quotient with nothing to divide by is 0.
public final class ConfusionMatrix {

  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /// Counts pairs of classes in [0, classes).
  public static ConfusionMatrix of(int classes, int[] actual, int[] predicted) {
    if (actual.length != predicted.length) {
      throw new IllegalArgumentException(
          "%d labels, %d predictions".formatted(actual.length, predicted.length));
    }
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  /// The number of classes.
  public int classes() {
    return counts.length;
  }

  /// How many of class `actual` were predicted to be of class `predicted`.
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /// The share of right predictions.
  public double accuracy() {
    return quotient(correct(), total());
  }

  /// Of those predicted to be of a class, the share that is.
  public double precision(int label) {
    return quotient(counts[label][label], predicted(label));
  }

  /// Of those of a class, the share that was predicted to be.
  public double recall(int label) {
    return quotient(counts[label][label], actual(label));
  }

  /// The harmonic mean of a class's precision and recall.
  public double f1(int label) {
    return quotient(2.0 * counts[label][label], predicted(label) + actual(label));
  }

  /// The precision over all classes.
  public double precision(Average average) {
    return over(average, this::precision);
  }

  /// The recall over all classes.
  public double recall(Average average) {
    return over(average, this::recall);
  }

  /// The F1 over all classes.
  public double f1(Average average) {
    return over(average, this::f1);
  }

  /// Matthews' correlation of prediction and truth in [-1, 1], for any number of classes (Gorodkin,
  /// "Comparing two K-category assignments by a K-category correlation coefficient", 2004); 0 where
  /// either is constant.
  public double matthews() {
    double total = total();
    double agreement = correct() * total;
    double actualSquares = 0;
    double predictedSquares = 0;
    for (int label = 0; label < classes(); label++) {
      agreement -= (double) actual(label) * predicted(label);
      actualSquares += (double) actual(label) * actual(label);
      predictedSquares += (double) predicted(label) * predicted(label);
    }
    double spread =
        Math.sqrt(total * total - actualSquares) * Math.sqrt(total * total - predictedSquares);
    return quotient(agreement, spread);
  }

  private double over(Average average, IntToDoubleFunction perClass) {
    IntStream labels = IntStream.range(0, classes());
    return switch (average) {
      case MACRO -> quotient(labels.mapToDouble(perClass).sum(), classes());
      case WEIGHTED ->
          quotient(labels.mapToDouble(c -> actual(c) * perClass.applyAsDouble(c)).sum(), total());
      // Every record has one label and one prediction: a false positive here is a false negative
      // there.
      case MICRO -> accuracy();
    };
  }

  private int actual(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  private int predicted(int label) {
    return Arrays.stream(counts).mapToInt(row -> row[label]).sum();
  }

  private int correct() {
    return IntStream.range(0, classes()).map(label -> counts[label][label]).sum();
  }

  private int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  private static double quotient(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }

  /// How a measure of single classes becomes one of all.
  public enum Average {
    /// Every class counts the same.
    MACRO,
    /// Every record counts the same: all classes' counts are pooled.
    MICRO,
    /// Every class counts by how many records are of it.
    WEIGHTED
  }
}
