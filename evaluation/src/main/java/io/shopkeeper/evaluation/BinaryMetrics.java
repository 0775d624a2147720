package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How good predicted probabilities of an event are; immutable, O(n log n) to make, O(n) to ask.
public final class BinaryMetrics {

  private static final double EPSILON = 1e-15;

  private final double[] probabilities;
  private final boolean[] happened;

  /// The probabilities given to the events that happened and to those that did not, each ascending.
  private final double[] positives;

  private final double[] negatives;

  /// Takes probabilities in [0, 1] and whether each event happened.
  public BinaryMetrics(boolean[] happened, double[] probabilities) {
    if (happened.length != probabilities.length) {
      throw new IllegalArgumentException(
          "%d labels, %d probabilities".formatted(happened.length, probabilities.length));
    }
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability must be in [0, 1]: " + probability);
      }
    }
    this.happened = happened.clone();
    this.probabilities = probabilities.clone();
    positives = sorted(true);
    negatives = sorted(false);
  }

  /// Classes 0 and 1, an event being predicted where its probability is at least the threshold.
  public ConfusionMatrix confusion(double threshold) {
    IntStream all = IntStream.range(0, happened.length);
    int[] predicted = all.map(i -> probabilities[i] >= threshold ? 1 : 0).toArray();
    return ConfusionMatrix.of(
        2, IntStream.range(0, happened.length).map(i -> happened[i] ? 1 : 0).toArray(), predicted);
  }

  /// The area under the receiver operating characteristic: how often an event that happened was
  /// given more than one that did not, ties counting half; empty where one of the two is missing.
  public OptionalDouble areaUnderRoc() {
    if (positives.length == 0 || negatives.length == 0) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double positive : positives) {
      while (below < negatives.length && negatives[below] < positive) {
        below++;
      }
      while (notAbove < negatives.length && negatives[notAbove] <= positive) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return OptionalDouble.of(wins / ((double) positives.length * negatives.length));
  }

  /// The area under the precision–recall steps, `Σ (recall_n − recall_{n−1}) · precision_n` over
  /// falling thresholds; empty where nothing happened.
  public OptionalDouble averagePrecision() {
    if (positives.length == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int negative = negatives.length;
    int positive = positives.length;
    while (positive > 0) {
      double threshold = positives[positive - 1];
      int above = positive;
      while (positive > 0 && positives[positive - 1] == threshold) {
        positive--;
      }
      while (negative > 0 && negatives[negative - 1] >= threshold) {
        negative--;
      }
      int hits = positives.length - positive;
      sum += (above - positive) * (double) hits / (hits + negatives.length - negative);
    }
    return OptionalDouble.of(sum / positives.length);
  }

  /// Mean negative log-likelihood in nats, probabilities kept 1e-15 away from 0 and 1.
  public double logLoss() {
    double likelihood =
        Arrays.stream(positives).map(p -> Math.log(clipped(p))).sum()
            + Arrays.stream(negatives).map(p -> Math.log(1 - clipped(p))).sum();
    return -likelihood / happened.length;
  }

  /// Mean squared difference of probability and outcome.
  public double brier() {
    DoubleStream errors =
        DoubleStream.concat(Arrays.stream(positives).map(p -> 1 - p), Arrays.stream(negatives));
    return errors.map(error -> error * error).sum() / happened.length;
  }

  /// Probabilities beside frequencies in equally wide bins.
  public Calibration calibration(int bins, Calibration.Edges edges) {
    return Calibration.of(probabilities, happened, bins, edges);
  }

  static double clipped(double probability) {
    return Math.clamp(probability, EPSILON, 1 - EPSILON);
  }

  private double[] sorted(boolean outcome) {
    return IntStream.range(0, happened.length)
        .filter(i -> happened[i] == outcome)
        .mapToDouble(i -> probabilities[i])
        .sorted()
        .toArray();
  }
}
