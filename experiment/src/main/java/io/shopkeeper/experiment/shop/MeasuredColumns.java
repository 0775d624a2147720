package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.store.Row;
import java.util.List;
import java.util.TreeMap;

/// How a query tells sums over units: their number; Σy, Σyy and Σyyy of what is measured; Σd, Σdd
/// and Σyd of what it is divided by; then of the covariates, what a unit paid before (p) and its
/// orders before (o): Σp, Σo, Σpp, Σpo, Σoo, Σyp, Σyo, Σdp and Σdo; then a quantile's buckets and
/// how many each has.
///
/// @param first column
record MeasuredColumns(int first) {
  private static final int BUCKETS = 16;

  /// What is known of a unit's time before the experiment: [Moments] have these behind the target.
  static final int COVARIATES = 2;

  Measured read(Row row, Metric metric) {
    return switch (metric.kind()) {
      case SPENT -> {
        var counts = new TreeMap<Integer, Long>();
        List<String> buckets = row.texts(first + BUCKETS);
        List<String> members = row.texts(first + BUCKETS + 1);
        for (int i = 0; i < buckets.size(); i++) {
          counts.put(Integer.parseInt(buckets.get(i)), Long.parseLong(members.get(i)));
        }
        yield new Measured.Sketched(metric.parameter(), QuantileSketch.of(counts));
      }
      case ORDER_VALUE -> new Measured.Summed(metric.measure(), ratio(row));
      case CONVERSION, REVENUE, REFUNDS, RETENTION ->
          new Measured.Summed(metric.measure(), mean(row));
    };
  }

  private Moments mean(Row row) {
    Sums s = new Sums(row, first);
    return Moments.of(
        s.units(),
        new double[] {s.at(1), s.at(7), s.at(8)},
        new double[][] {{s.at(2)}, {s.at(12), s.at(9)}, {s.at(13), s.at(10), s.at(11)}},
        s.at(3));
  }

  /// The covariates are ratios to one, since those of a ratio are pairs.
  private Moments ratio(Row row) {
    Sums s = new Sums(row, first);
    double n = s.units();
    return Moments.of(
        s.units(),
        new double[] {s.at(1), s.at(4), s.at(7), n, s.at(8), n},
        new double[][] {
          {s.at(2)},
          {s.at(6), s.at(5)},
          {s.at(12), s.at(14), s.at(9)},
          {s.at(1), s.at(4), s.at(7), n},
          {s.at(13), s.at(15), s.at(10), s.at(8), s.at(11)},
          {s.at(1), s.at(4), s.at(7), n, s.at(8), n}
        },
        Double.NaN);
  }

  private record Sums(Row row, int first) {
    long units() {
      return row.integer(first);
    }

    double at(int column) {
      return row.number(first + column);
    }
  }
}
