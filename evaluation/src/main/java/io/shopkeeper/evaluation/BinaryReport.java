package io.shopkeeper.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// How good probabilities of an event are, with bootstrap intervals over records: area under the
/// receiver operating characteristic, expected calibration error in 10 bins [low, high), log loss,
/// and accuracy, precision, recall and F1 of foretelling the event from a probability of one half
/// on.
///
/// Records are put in order once; a resample costs O(records).
public final class BinaryReport {
  private static final int BINS = 10;
  private static final double EPSILON = 1e-15;
  private static final double HALF = .5;

  private final boolean[] happened;
  private final double[] probabilities;
  private final int[] order;

  /// Takes whether each event happened, and its probability.
  public BinaryReport(boolean[] happened, double[] probabilities) {
    if (happened.length != probabilities.length) {
      throw new IllegalArgumentException(
          "%d labels, %d probabilities".formatted(happened.length, probabilities.length));
    }
    this.happened = happened.clone();
    this.probabilities = probabilities.clone();
    this.order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /// All figures with their intervals.
  public MetricReport report(Bootstrap bootstrap) {
    List<String> names = List.of("auc", "ece", "log-loss", "accuracy", "precision", "recall", "f1");
    List<Interval> intervals = bootstrap.figures(happened.length, this::figures);
    SequencedMap<String, Interval> metrics = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      metrics.put(names.get(i), intervals.get(i));
    }
    return new MetricReport(metrics);
  }

  /// By how much more the area is than that of other probabilities of the same events, with an
  /// interval over resamples that are the same for both.
  public Interval areaAbove(BinaryReport other, Bootstrap bootstrap) {
    return bootstrap
        .figures(happened.length, draws -> new double[] {area(draws) - other.area(draws)})
        .getFirst();
  }

  private double[] figures(int[] draws) {
    double loss = 0;
    double right = 0;
    double hits = 0;
    double foretold = 0;
    double positives = 0;
    double total = 0;
    double[] gaps = new double[BINS];
    for (int i = 0; i < draws.length; i++) {
      double p = Math.clamp(probabilities[i], EPSILON, 1 - EPSILON);
      boolean says = probabilities[i] >= HALF;
      int n = draws[i];
      total += n;
      loss -= n * Math.log(happened[i] ? p : 1 - p);
      right += says == happened[i] ? n : 0;
      hits += says && happened[i] ? n : 0;
      foretold += says ? n : 0;
      positives += happened[i] ? n : 0;
      gaps[Math.min(BINS - 1, (int) (probabilities[i] * BINS))] +=
          n * (probabilities[i] - (happened[i] ? 1 : 0));
    }
    double error = 0;
    for (double gap : gaps) {
      error += Math.abs(gap) / total;
    }
    return new double[] {
      area(draws),
      error,
      loss / total,
      right / total,
      foretold == 0 ? 0 : hits / foretold,
      positives == 0 ? 0 : hits / positives,
      foretold + positives == 0 ? 0 : 2 * hits / (foretold + positives)
    };
  }

  private double area(int[] draws) {
    double wins = 0;
    double positives = 0;
    double negatives = 0;
    int i = 0;
    while (i < order.length) {
      double tiedPositives = 0;
      double tiedNegatives = 0;
      double probability = probabilities[order[i]];
      for (; i < order.length && probabilities[order[i]] == probability; i++) {
        if (happened[order[i]]) {
          tiedPositives += draws[order[i]];
        } else {
          tiedNegatives += draws[order[i]];
        }
      }
      wins += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return positives == 0 || negatives == 0 ? Double.NaN : wins / (positives * negatives);
  }
}
