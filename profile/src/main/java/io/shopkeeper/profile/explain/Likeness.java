package io.shopkeeper.profile.explain;

import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How unlike two rows are: the mean over columns of 0 or 1 for levels, and for numbers of their
/// distance in shares of the middle nine tenths of the column, at most 1 (Gower, "A general
/// coefficient of similarity", 1971). Where both miss a value they are alike, where one does
/// unlike.
public final class Likeness {
  private final FeatureTable table;
  private final double[] ranges;

  /// @param table whose columns say how far apart numbers can be
  public Likeness(FeatureTable table) {
    this.table = table;
    this.ranges = table.columns().stream().mapToDouble(Likeness::range).toArray();
  }

  private static double range(FeatureColumn column) {
    if (!(column instanceof Numeric numeric)) {
      return 1;
    }
    float[] sorted = numeric.values().clone();
    Arrays.sort(sorted);
    int present = sorted.length;
    while (present > 0 && Float.isNaN(sorted[present - 1])) {
      present--;
    }
    if (present == 0) {
      return 1;
    }
    double middle = sorted[(int) (.95 * (present - 1))] - sorted[(int) (.05 * (present - 1))];
    double whole = sorted[present - 1] - sorted[0];
    return middle > 0 ? middle : whole > 0 ? whole : 1;
  }

  /// In [0, 1].
  public double distance(int one, int other) {
    double sum = 0;
    for (int c = 0; c < ranges.length; c++) {
      sum += distance(c, one, other);
    }
    return sum / ranges.length;
  }

  /// How far apart two rows are in one column; in [0, 1].
  double distance(int column, int one, int other) {
    FeatureColumn values = table.columns().get(column);
    if (values.missing(one) || values.missing(other)) {
      return values.missing(one) == values.missing(other) ? 0 : 1;
    }
    return switch (values) {
      case Numeric numeric ->
          Math.min(1, Math.abs(numeric.values()[one] - numeric.values()[other]) / ranges[column]);
      case Categorical levels -> levels.codes()[one] == levels.codes()[other] ? 0 : 1;
    };
  }

  /// The rows most like one, itself left out; O(rows · columns).
  public List<Integer> nearest(int row, int count) {
    double[] distances =
        IntStream.range(0, table.rows()).mapToDouble(other -> distance(row, other)).toArray();
    return IntStream.range(0, distances.length)
        .filter(other -> other != row)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer other) -> distances[other]))
        .limit(count)
        .toList();
  }
}
