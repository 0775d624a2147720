package io.shopkeeper.ingest.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compares two distributions of a field.
final class DriftComparison {
  /// Standard normal quantile of .999.
  private static final double NORMAL_999 = 3.0902;

  /// A bin with fewer records than this in both together says nothing alone.
  private static final long LEAST = 10;

  private static final String OTHERS = "";

  private DriftComparison() {}

  /// @param independentNow the most that may be taken for independent records, such as the orders,
  ///   where the records are lines of orders
  /// @param independentBefore likewise
  static Drift compare(
      Distribution now, Distribution before, long independentNow, long independentBefore) {
    Map<String, Long> ours = counts(now);
    Map<String, Long> theirs = counts(before);
    Set<String> rare = new TreeSet<>();
    Set<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    keys.stream()
        .filter(key -> ours.getOrDefault(key, 0L) + theirs.getOrDefault(key, 0L) < LEAST)
        .forEach(rare::add);
    merge(ours, rare);
    merge(theirs, rare);
    keys.removeAll(rare);
    if (!rare.isEmpty()) {
      keys.add(OTHERS);
    }
    double n = now.total() + keys.size() / 2.0;
    double m = before.total() + keys.size() / 2.0;
    double index = 0;
    for (String key : keys) {
      double p = (ours.getOrDefault(key, 0L) + .5) / n;
      double q = (theirs.getOrDefault(key, 0L) + .5) / m;
      index += (p - q) * Math.log(p / q);
    }
    long records = Math.max(1, Math.min(now.total(), independentNow));
    long earlier = Math.max(1, Math.min(before.total(), independentBefore));
    double critical = (1.0 / records + 1.0 / earlier) * chiSquare999(keys.size() - 1);
    return new Drift(now.field(), index, critical, now.total(), before.total());
  }

  private static Map<String, Long> counts(Distribution distribution) {
    Map<String, Long> counts = new HashMap<>();
    distribution.bins().forEach(bin -> counts.merge(bin.key(), bin.count(), Long::sum));
    return counts;
  }

  private static void merge(Map<String, Long> counts, Set<String> rare) {
    long sum = 0;
    for (String key : rare) {
      Long count = counts.remove(key);
      sum += count == null ? 0 : count;
    }
    counts.merge(OTHERS, sum, Long::sum);
  }

  /// The .999 quantile of χ² (E. Wilson, M. Hilferty, 1931), within 2 % from two degrees on.
  private static double chiSquare999(int degrees) {
    if (degrees < 1) {
      return 0;
    }
    double spread = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - spread + NORMAL_999 * Math.sqrt(spread), 3);
  }

  /// Standard deviations between two shares under the hypothesis that they are one.
  static double deviations(long ones, long of, long otherOnes, long ofOthers) {
    if (of == 0 || ofOthers == 0) {
      return 0;
    }
    double pooled = (double) (ones + otherOnes) / (of + ofOthers);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / of + 1.0 / ofOthers));
    return error == 0 ? 0 : ((double) ones / of - (double) otherOnes / ofOthers) / error;
  }
}
