package io.shopkeeper.experiment.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts of values in buckets whose ends grow by a fixed factor, so that any quantile is known to
/// one part in a thousand and sketches add up (C. Masson, J. Rim and H. Lee, "DDSketch", VLDB
/// 2019). Values nearer to zero than 1e-9 are zero. Not thread-safe while values are added.
public final class QuantileSketch {
  private static final double ACCURACY = .001;

  /// Logarithm of the factor from one bucket to the next.
  public static final double LOG_GROWTH = Math.log((1 + ACCURACY) / (1 - ACCURACY));

  private static final double ZERO = 1e-9;

  /// Buckets below 0, by their negated number, then 0, then those above: keys sort as values do.
  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  private long count;

  /// Of counts by bucket that another program made: 0 for values within 1e-9 of zero; else, with
  /// the value's sign, `1 + ⌈ln(|value| / 1e-9) / LOG_GROWTH⌉`.
  public static QuantileSketch of(Map<Integer, Long> counts) {
    var sketch = new QuantileSketch();
    counts.forEach((bucket, n) -> {
      sketch.counts.merge(bucket, n, Long::sum);
      sketch.count += n;
    });
    return sketch;
  }

  public void add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a value: " + value);
    }
    counts.merge(key(value), 1L, Long::sum);
    count++;
  }

  public void addAll(QuantileSketch other) {
    other.counts.forEach((key, n) -> counts.merge(key, n, Long::sum));
    count += other.count;
  }

  public long count() {
    return count;
  }

  /// The value below which a share of all lies.
  ///
  /// @param probability in [0, 1]
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1) || count == 0) {
      throw new IllegalArgumentException(
          "the quantile of %s among %d values".formatted(probability, count));
    }
    long rank = Math.min(count, 1 + (long) (probability * count));
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return value(bucket.getKey());
      }
    }
    throw new IllegalStateException("counts do not add up to " + count);
  }

  /// As an arm, with the interval of its order statistics (normal approximation of the binomial: W.
  /// Conover, "Practical Nonparametric Statistics", §3.2): what a bootstrap of the quantile comes
  /// to, without drawing.
  public Sample sample(double probability) {
    double half = 1.959963984540054 * Math.sqrt(probability * (1 - probability) / count);
    return Sample.ofQuantile(
        count,
        count,
        quantile(probability),
        quantile(Math.max(0, probability - half)),
        quantile(Math.min(1, probability + half)));
  }

  /// Whether all counts are the same.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuantileSketch sketch && sketch.counts.equals(counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  private static int key(double value) {
    if (Math.abs(value) < ZERO) {
      return 0;
    }
    int bucket = 1 + (int) Math.ceil(Math.log(Math.abs(value) / ZERO) / LOG_GROWTH);
    return value > 0 ? bucket : -bucket;
  }

  private static double value(int key) {
    if (key == 0) {
      return 0;
    }
    double middle = ZERO * Math.exp((Math.abs(key) - 1.5) * LOG_GROWTH);
    return key > 0 ? middle : -middle;
  }
}
