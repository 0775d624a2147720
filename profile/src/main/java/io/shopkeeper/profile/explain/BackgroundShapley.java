package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.RegressionTree;
import java.util.function.ToDoubleFunction;

/// Exact Shapley values where a column that is not known takes the values it has in the rows of a
/// background (interventional).
public final class BackgroundShapley {
  private static final int MOST_COLUMNS = 16;

  private BackgroundShapley() {}

  /// Of a weighted sum: weight times distance from the background's mean.
  public static Attribution ofSum(
      double[] weights, double bias, double[] row, double[][] background) {
    double[] values = new double[weights.length];
    double base = bias;
    for (int j = 0; j < weights.length; j++) {
      double mean = 0;
      for (double[] other : background) {
        mean += other[j] / background.length;
      }
      values[j] = weights[j] * (row[j] - mean);
      base += weights[j] * mean;
    }
    return new Attribution(base, values);
  }

  /// Of the margin of trees. O(trees · leaves · depth) a row of the background.
  public static Attribution of(BoostedTrees trees, float[] row, float[][] background) {
    double[] values = new double[trees.columns()];
    double base = trees.base();
    byte[] side = new byte[row.length];
    int[] parted = new int[row.length];
    for (RegressionTree tree : trees.trees()) {
      base += add(tree, row, background, values, side, parted);
    }
    return new Attribution(base, values);
  }

  /// Of one tree.
  public static Attribution of(RegressionTree tree, float[] row, float[][] background) {
    double[] values = new double[row.length];
    double base = add(tree, row, background, values, new byte[row.length], new int[row.length]);
    return new Attribution(base, values);
  }

  /// Adds what a tree gives to each column, and returns what it gives where none is known.
  ///
  /// @param side zeros, which it is again afterwards
  /// @param parted scratch space
  private static double add(
      RegressionTree tree,
      float[] row,
      float[][] background,
      double[] values,
      byte[] side,
      int[] parted) {
    double base = 0;
    for (float[] other : background) {
      var pair = new Pair(tree, row, other, side, parted, values);
      pair.down(0, 0, 0, 1.0 / background.length);
      base += tree.value(other) / background.length;
    }
    return base;
  }

  /// One row against another. Columns at which their ways part belong to one of the two: a leaf
  /// that is reached with `ours` columns of this row and `theirs` of the other adds its value
  /// `(ours − 1)! theirs! / (ours + theirs)!` times to each of ours and takes `ours! (theirs − 1)!
  /// / (ours + theirs)!` times from each of theirs (Lundberg et al. 2020, algorithm 3).
  ///
  /// @param parted the columns at which their ways part above a node, in their order
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Pair(
      RegressionTree tree, float[] row, float[] other, byte[] side, int[] parted, double[] values) {

    void down(int node, int ours, int theirs, double weight) {
      if (tree.leaf(node)) {
        add(node, ours, theirs, weight);
        return;
      }
      int column = tree.feature(node);
      int mine = tree.next(node, row[column]);
      int its = tree.next(node, other[column]);
      if (mine == its || side[column] == 1) {
        down(mine, ours, theirs, weight);
      } else if (side[column] == 2) {
        down(its, ours, theirs, weight);
      } else {
        parted[ours + theirs] = column;
        side[column] = 1;
        down(mine, ours + 1, theirs, weight);
        side[column] = 2;
        down(its, ours, theirs + 1, weight);
        side[column] = 0;
      }
    }

    private void add(int node, int ours, int theirs, double weight) {
      if (ours + theirs == 0) {
        return;
      }
      double value = weight * tree.value(node);
      double gain = ours == 0 ? 0 : value * share(ours - 1, theirs);
      double loss = theirs == 0 ? 0 : value * share(ours, theirs - 1);
      for (int i = 0; i < ours + theirs; i++) {
        int column = parted[i];
        values[column] += side[column] == 1 ? gain : -loss;
      }
    }

    /// `a! b! / (a + b + 1)!`
    private static double share(int a, int b) {
      double share = 1.0 / (a + b + 1);
      for (int i = 1; i <= b; i++) {
        share *= (double) i / (a + i);
      }
      return share;
    }
  }

  /// Of any function of a few columns, by going through all subsets of them: 2^columns calls a row
  /// of the background. For probabilities, which are no sum of what columns add to the margin.
  ///
  /// @throws IllegalArgumentException for more than 16 columns
  public static Attribution ofAny(
      ToDoubleFunction<float[]> function, float[] row, float[][] background) {
    int columns = row.length;
    if (columns > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "%d columns have too many subsets: at most %d".formatted(columns, MOST_COLUMNS));
    }
    double[] worth = new double[1 << columns];
    float[] mixed = new float[columns];
    for (int subset = 0; subset < worth.length; subset++) {
      for (float[] other : background) {
        for (int i = 0; i < columns; i++) {
          mixed[i] = (subset >> i & 1) == 1 ? row[i] : other[i];
        }
        worth[subset] += function.applyAsDouble(mixed) / background.length;
      }
    }
    double[] values = new double[columns];
    for (int i = 0; i < columns; i++) {
      for (int subset = 0; subset < worth.length; subset++) {
        if ((subset >> i & 1) == 0) {
          int size = Integer.bitCount(subset);
          values[i] +=
              Pair.share(size, columns - size - 1) * (worth[subset | 1 << i] - worth[subset]);
        }
      }
    }
    return new Attribution(worth[0], values);
  }
}
