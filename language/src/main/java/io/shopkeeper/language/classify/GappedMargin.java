package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The margin of a text with units left out, asked for many choices of them: what the runs of the
/// whole text weigh is looked up once, so that each choice costs a sum and a look-up for every run
/// that spans a gap, about 2 µs for 80 units. For one thread.
public final class GappedMargin {
  private static final int NONE = -1;

  private final NgramMargins margins;
  private final List<String> units;
  private final int longest;

  /// Of every run the model knows, by its hash, its column there.
  private final LongIndex known = new LongIndex();

  private int[] columns = new int[1 << 8];
  private int[] seen = new int[1 << 8];
  private int choice;

  /// The number in `known` of the run of length n + 1 from each unit, or none.
  private final int[][] whole;

  public GappedMargin(NgramMargins margins, List<String> units, int longest) {
    this.margins = margins;
    this.units = units;
    this.longest = longest;
    this.whole = new int[units.size()][longest];
    for (int from = 0; from < whole.length; from++) {
      long hash = Ngrams.OFFSET;
      for (int n = 0; n < Math.min(longest, whole.length - from); n++) {
        hash = Ngrams.extended(hash, units.get(from + n));
        whole[from][n] = number(hash);
      }
    }
  }

  private int number(long hash) {
    int column = margins.index().find(hash);
    if (column < 0) {
      return NONE;
    }
    int number = known.add(hash);
    if (number == columns.length) {
      columns = Arrays.copyOf(columns, 2 * number);
      seen = Arrays.copyOf(seen, 2 * number);
    }
    columns[number] = column;
    return number;
  }

  /// As [NgramMargins#of] of the units that are left.
  public double without(IntPredicate out) {
    int[] left = new int[units.size()];
    int count = 0;
    for (int u = 0; u < left.length; u++) {
      if (!out.test(u)) {
        left[count++] = u;
      }
    }
    choice++;
    double sum = 0;
    double squares = 0;
    for (int from = 0; from < count; from++) {
      for (int n = 0; n < Math.min(longest, count - from); n++) {
        boolean gap = left[from + n] - left[from] != n;
        int number = gap ? spanning(left, from, n) : whole[left[from]][n];
        if (number != NONE && seen[number] != choice) {
          seen[number] = choice;
          int column = columns[number];
          sum += margins.weight()[column];
          squares += margins.ratio()[column] * margins.ratio()[column];
        }
      }
    }
    return margins.bias() + (squares == 0 ? 0 : sum / Math.sqrt(squares));
  }

  private int spanning(int[] left, int from, int n) {
    long hash = Ngrams.OFFSET;
    for (int i = from; i <= from + n; i++) {
      hash = Ngrams.extended(hash, units.get(left[i]));
    }
    return number(hash);
  }
}
