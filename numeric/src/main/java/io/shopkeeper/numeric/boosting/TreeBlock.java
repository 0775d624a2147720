package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same sum as [BoostedTrees], to the last bit, for many rows at once and without a branch that
/// depends on a row.
///
/// Of every tree a row keeps the set of leaves it may still end at, as bits from the left; each
/// split that sends it right strikes out the leaves on its left, and the leftmost one that is left
/// is where it ends (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with
/// additive ensembles of regression trees", SIGIR 2015). Here all rows go through a split together,
/// eight in an instruction. Splits that send all rows the same way are seen by a column's least and
/// greatest value. O(splits · rows / lanes).
public final class TreeBlock {
  /// Bits of a set.
  private static final int MOST_LEAVES = Integer.SIZE;

  /// A split laid flat.
  ///
  /// @param missingRight whether rows without the value go right
  /// @param kept the leaves that are not on its left
  private record Split(int column, float threshold, boolean missingRight, int kept) {}

  private final BoostedTrees trees;
  private final List<Split[]> splits = new ArrayList<>();
  private final List<double[]> leaves = new ArrayList<>();

  private TreeBlock(BoostedTrees trees) {
    this.trees = trees;
    for (RegressionTree tree : trees.trees()) {
      var laid = new ArrayList<Split>();
      var values = new ArrayList<Double>();
      lay(tree, 0, laid, values);
      splits.add(laid.toArray(Split[]::new));
      leaves.add(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /// Lays trees flat.
  ///
  /// @throws IllegalArgumentException if one has more than 32 leaves
  public static TreeBlock of(BoostedTrees trees) {
    if (!fits(trees)) {
      throw new IllegalArgumentException("a tree has more than %d leaves".formatted(MOST_LEAVES));
    }
    return new TreeBlock(trees);
  }

  /// Whether no tree has more than 32 leaves.
  public static boolean fits(BoostedTrees trees) {
    return trees.trees().stream().allMatch(tree -> tree.nodes() < 2 * MOST_LEAVES);
  }

  private static void lay(RegressionTree tree, int node, List<Split> laid, List<Double> values) {
    if (tree.leaf(node)) {
      values.add(tree.value(node));
      return;
    }
    int at = laid.size();
    int first = values.size();
    lay(tree, tree.left(node), laid, values);
    int left = values.size() - first;
    lay(tree, tree.right(node), laid, values);
    int struck = (left == MOST_LEAVES ? -1 : (1 << left) - 1) << first;
    laid.add(
        at,
        new Split(
            tree.feature(node), floor(tree.threshold(node)), !tree.missingLeft(node), ~struck));
  }

  /// The greatest float that is at most a number: as floats compare with it, so they do with that.
  private static float floor(double threshold) {
    float nearest = (float) threshold;
    return nearest > threshold ? Math.nextDown(nearest) : nearest;
  }

  /// The sums for rows given by columns, `NaN` for what is missing.
  ///
  /// @param columns as many as the trees know, of at least `rows` values each
  public double[] margins(float[][] columns, int rows) {
    if (columns.length != trees.columns()) {
      throw new IllegalArgumentException(
          "%d columns, trees on %d".formatted(columns.length, trees.columns()));
    }
    Column[] prepared = new Column[columns.length];
    double[] margins = new double[rows];
    Arrays.fill(margins, trees.base());
    int[] reachable = new int[rows];
    for (int tree = 0; tree < splits.size(); tree++) {
      double[] values = leaves.get(tree);
      int common = -1;
      boolean fresh = true;
      for (Split split : splits.get(tree)) {
        Column column = prepared[split.column];
        if (column == null) {
          column = Column.of(columns[split.column], rows);
          prepared[split.column] = column;
        }
        float[] of = split.missingRight ? column.missingHigh : column.missingLow;
        if ((split.missingRight ? column.leastHigh : column.leastLow) > split.threshold) {
          common &= split.kept;
        } else if ((split.missingRight ? column.mostHigh : column.mostLow) > split.threshold) {
          if (fresh) {
            Arrays.fill(reachable, -1);
            fresh = false;
          }
          Vectors.keepAbove(split.threshold, split.kept, of, reachable, rows);
        }
      }
      if (fresh) {
        double value = values[Integer.numberOfTrailingZeros(common)];
        for (int row = 0; row < rows; row++) {
          margins[row] += value;
        }
      } else {
        for (int row = 0; row < rows; row++) {
          margins[row] += values[Integer.numberOfTrailingZeros(reachable[row] & common)];
        }
      }
    }
    return margins;
  }

  /// A column with missing values below and above all others.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Column(
      float[] missingLow,
      float leastLow,
      float mostLow,
      float[] missingHigh,
      float leastHigh,
      float mostHigh) {

    static Column of(float[] values, int rows) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      boolean missing = false;
      for (int row = 0; row < rows; row++) {
        float value = values[row];
        missing |= Float.isNaN(value);
        least = value < least ? value : least;
        most = value > most ? value : most;
      }
      if (!missing) {
        return new Column(values, least, most, values, least, most);
      }
      float[] low = Arrays.copyOf(values, rows);
      float[] high = Arrays.copyOf(values, rows);
      for (int row = 0; row < rows; row++) {
        if (Float.isNaN(values[row])) {
          low[row] = Float.NEGATIVE_INFINITY;
          high[row] = Float.POSITIVE_INFINITY;
        }
      }
      return new Column(low, Float.NEGATIVE_INFINITY, most, high, least, Float.POSITIVE_INFINITY);
    }
  }
}
