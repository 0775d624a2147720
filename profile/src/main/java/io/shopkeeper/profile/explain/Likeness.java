package io.shopkeeper.profile.explain;

import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How unlike two rows are: the mean over columns of 0 or 1 for levels, and for numbers of their
/// distance in shares of the middle nine tenths of the column, at most 1 (Gower, "A general
/// coefficient of similarity", 1971). Where both miss a value they are alike, where one does
/// unlike.
///
/// Who looks for the nearest rows reads of most only the few columns that tell rows apart best:
/// these alone put them farther away than what was found. Immutable; safe for any number of
/// threads.
public final class Likeness {
  /// Columns that are read first, in steps of [#STEP].
  private static final int FIRST = 8;

  private static final int STEP = 4;

  /// Pairs of rows that tell how much a column parts rows.
  private static final int PAIRS = 1_000;

  /// By which distances in floats may be greater than they are.
  private static final double ROUNDING = 1e-4;

  private final FeatureTable table;
  private final double[] ranges;

  /// Of each row the first columns, so that the distance in one is at least the difference times
  /// its factor, or 1 if that is more.
  private final float[] first;

  private final float[] factors = new float[FIRST];

  /// @param table whose columns say how far apart numbers can be
  public Likeness(FeatureTable table) {
    this.table = table;
    this.ranges = table.columns().stream().mapToDouble(Likeness::range).toArray();
    this.first = new float[FIRST * table.rows()];
    List<Integer> parting =
        IntStream.range(0, ranges.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> -parts(c)))
            .limit(FIRST)
            .toList();
    for (int i = 0; i < parting.size(); i++) {
      factors[i] = (float) (1 / ranges[parting.get(i)]);
      lay(i, table.columns().get(parting.get(i)));
    }
  }

  /// How far apart a column puts rows at different places of the table, summed.
  private double parts(int column) {
    int rows = table.rows();
    int pairs = Math.min(rows / 2, PAIRS);
    double sum = 0;
    for (int i = 0; i < pairs; i++) {
      int one = (int) ((long) i * rows / 2 / pairs);
      sum += distance(column, one, rows - 1 - one);
    }
    return sum;
  }

  /// A missing value is put beyond all others.
  private void lay(int place, FeatureColumn column) {
    float missing = Float.NEGATIVE_INFINITY;
    if (column instanceof Numeric(_, float[] values)) {
      for (float value : values) {
        missing = Float.isNaN(value) ? missing : Math.max(missing, value);
      }
      missing = missing == Float.NEGATIVE_INFINITY ? 0 : missing + 2 / factors[place];
    }
    for (int row = 0; row < table.rows(); row++) {
      first[FIRST * row + place] =
          switch (column) {
            case Numeric numeric -> column.missing(row) ? missing : numeric.values()[row];
            case Categorical levels -> levels.codes()[row];
          };
    }
  }

  /// Whose rows these are.
  FeatureTable table() {
    return table;
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

  /// The rows most like one, itself left out, nearest first, of equals that which stands first;
  /// O(rows).
  ///
  /// @param allowed which rows may be named; asked of few
  public List<Integer> nearest(int row, int count, IntPredicate allowed) {
    int[] rows = new int[count];
    double[] distances = new double[count];
    int found = 0;
    double most = Double.POSITIVE_INFINITY; // of the sum over columns
    for (int other = 0; other < table.rows(); other++) {
      if (other == row || tooFar(row, other, most)) {
        continue;
      }
      double distance = distance(row, other);
      if ((found == count && distance >= distances[count - 1]) || !allowed.test(other)) {
        continue;
      }
      int at = found < count ? found++ : count - 1;
      while (at > 0 && distances[at - 1] > distance) {
        distances[at] = distances[at - 1];
        rows[at] = rows[at - 1];
        at--;
      }
      distances[at] = distance;
      rows[at] = other;
      most = found < count ? most : distances[count - 1] * ranges.length + ROUNDING;
    }
    return Arrays.stream(rows, 0, found).boxed().toList();
  }

  /// Whether the first columns alone put two rows farther apart than `most`.
  private boolean tooFar(int one, int other, double most) {
    float sum = 0;
    for (int from = 0; from < FIRST; from += STEP) {
      int a = FIRST * one + from;
      int b = FIRST * other + from;
      for (int i = 0; i < STEP; i++) {
        sum += Math.min(1, Math.abs(first[a + i] - first[b + i]) * factors[from + i]);
      }
      if (sum > most) {
        return true;
      }
    }
    return false;
  }
}
