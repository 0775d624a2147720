package io.shopkeeper.evaluation;

import io.shopkeeper.domain.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Percentile bootstrap of means over users (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", chapter 13).
///
/// @param resamples how many times to draw as many users as there are, with replacement; at least 1
/// @param level the confidence of the intervals, in (0, 1)
public record Bootstrap(Seed seed, int resamples, double level) {

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1: " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1): " + level);
    }
  }

  /// 1,000 resamples and 95 % confidence.
  public static Bootstrap of(Seed seed) {
    return new Bootstrap(seed, 1_000, .95);
  }

  /// The interval of one mean.
  public Interval mean(double[] values) {
    return means(List.of(values)).getFirst();
  }

  /// The intervals of the means of several metrics on the same users, each resample being the same
  /// users for all of them; O(resamples · users · metrics).
  ///
  /// @param metrics arrays of one length, at least 1, with a user's value at the same index in each
  public List<Interval> means(List<double[]> metrics) {
    int users = sameLength(metrics);
    RandomGenerator random = seed.generator("bootstrap");
    double[][] means = new double[metrics.size()][resamples];
    int[] draws = new int[users];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(draws, 0);
      for (int n = 0; n < users; n++) {
        draws[random.nextInt(users)]++;
      }
      for (int m = 0; m < means.length; m++) {
        means[m][resample] = weightedMean(metrics.get(m), draws);
      }
    }
    return IntStream.range(0, means.length)
        .mapToObj(m -> interval(Arrays.stream(metrics.get(m)).sum() / users, means[m]))
        .toList();
  }

  /// The intervals of figures that are no means, such as areas under curves, each resample being
  /// the same records for all of them. Resamples that leave a figure undefined are passed over; its
  /// interval is the estimate alone where none is left.
  ///
  /// @param records at least 1
  /// @param figures of how often every record was drawn; `NaN` where undefined
  public List<Interval> figures(int records, Function<int[], double[]> figures) {
    RandomGenerator random = seed.generator("bootstrap");
    int[] draws = new int[records];
    Arrays.fill(draws, 1);
    double[] estimates = figures.apply(draws);
    double[][] drawn = new double[estimates.length][resamples];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(draws, 0);
      for (int n = 0; n < records; n++) {
        draws[random.nextInt(records)]++;
      }
      double[] values = figures.apply(draws);
      for (int f = 0; f < values.length; f++) {
        drawn[f][resample] = values[f];
      }
    }
    return IntStream.range(0, estimates.length)
        .mapToObj(f -> {
          double[] defined =
              Arrays.stream(drawn[f]).filter(value -> !Double.isNaN(value)).toArray();
          return defined.length == 0
              ? Interval.exact(estimates[f])
              : interval(estimates[f], defined);
        })
        .toList();
  }

  private Interval interval(double estimate, double[] means) {
    Arrays.sort(means);
    double tail = (1 - level) / 2;
    return new Interval(quantile(means, tail), estimate, quantile(means, 1 - tail), level);
  }

  private static int sameLength(List<double[]> metrics) {
    int[] lengths = metrics.stream().mapToInt(values -> values.length).distinct().toArray();
    if (lengths.length != 1 || lengths[0] == 0) {
      throw new IllegalArgumentException(
          "metrics must all have one value for each of at least one user, lengths: "
              + Arrays.toString(lengths));
    }
    return lengths[0];
  }

  private static double weightedMean(double[] values, int[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / values.length;
  }

  /// Linear between the two nearest order statistics (Hyndman and Fan's type 7).
  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
