package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.RegressionTree;

/// Exact Shapley values of trees where a column that is not known sends a row down both branches,
/// in proportion to the training rows that went there (path-dependent TreeSHAP: Lundberg et al.
/// 2020, algorithm 2).
///
/// A path holds for every column on it the share of rows that pass if it is unknown (`zero`),
/// whether this row passes if it is known (`one`), and the weights of the subsets of the path by
/// size. A row costs O(leaves · depth²) a tree.
public final class PathShapley {
  private PathShapley() {}

  /// What columns add to the margin of a row.
  public static Attribution of(BoostedTrees trees, float[] row) {
    double[] values = new double[trees.columns()];
    double base = trees.base();
    for (RegressionTree tree : trees.trees()) {
      base += addTo(values, tree, row);
    }
    return new Attribution(base, values);
  }

  /// What columns add to the value of one tree.
  public static Attribution of(RegressionTree tree, float[] row) {
    double[] values = new double[row.length];
    double base = addTo(values, tree, row);
    return new Attribution(base, values);
  }

  /// Returns the value of the tree where nothing is known.
  private static double addTo(double[] values, RegressionTree tree, float[] row) {
    int depth = depth(tree, 0);
    Path[] paths = new Path[2 * depth + 4];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = new Path(depth + 2);
    }
    new Walk(values, tree, row, paths).down(0, 0, paths[0], 1, 1, -1);
    return mean(tree, 0);
  }

  /// Splits above the leaf that has most.
  private static int depth(RegressionTree tree, int node) {
    return tree.leaf(node)
        ? 0
        : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
  }

  private static double mean(RegressionTree tree, int node) {
    if (tree.leaf(node)) {
      return tree.value(node);
    }
    double left = tree.cover(tree.left(node));
    double right = tree.cover(tree.right(node));
    return (left * mean(tree, tree.left(node)) + right * mean(tree, tree.right(node)))
        / (left + right);
  }

  /// @param paths two for each level of the tree behind the empty one: to a node, and the same
  ///   without the column that the node splits by
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Walk(double[] values, RegressionTree tree, float[] row, Path[] paths) {

    void down(int level, int node, Path above, double zero, double one, int feature) {
      Path path = paths[2 * level + 1];
      path.extend(above, zero, one, feature);
      if (tree.leaf(node)) {
        for (int i = 1; i < path.length; i++) {
          double weight = path.sumWithout(i);
          values[path.feature[i]] += weight * (path.one[i] - path.zero[i]) * tree.value(node);
        }
        return;
      }
      int split = tree.feature(node);
      int hot = tree.next(node, row[split]);
      int cold = hot == tree.left(node) ? tree.right(node) : tree.left(node);
      double zeroBefore = 1;
      double oneBefore = 1;
      int at = path.indexOf(split);
      if (at >= 0) {
        zeroBefore = path.zero[at];
        oneBefore = path.one[at];
        Path shorter = paths[2 * level + 2];
        shorter.unwind(path, at);
        path = shorter;
      }
      double cover = tree.cover(tree.left(node)) + tree.cover(tree.right(node));
      down(level + 1, hot, path, zeroBefore * tree.cover(hot) / cover, oneBefore, split);
      down(level + 1, cold, path, zeroBefore * tree.cover(cold) / cover, 0, split);
    }
  }

  /// Notation of the paper: d, z, o, w; element 0 stands for the empty subset.
  private static final class Path {
    int length;
    final int[] feature;
    final double[] zero;
    final double[] one;
    final double[] weight;

    /// An empty path.
    ///
    /// @param most elements that it can have
    Path(int most) {
      feature = new int[most];
      zero = new double[most];
      one = new double[most];
      weight = new double[most];
    }

    int indexOf(int column) {
      for (int i = 1; i < length; i++) {
        if (feature[i] == column) {
          return i;
        }
      }
      return -1;
    }

    private void copy(Path from) {
      System.arraycopy(from.feature, 0, feature, 0, from.length);
      System.arraycopy(from.zero, 0, zero, 0, from.length);
      System.arraycopy(from.one, 0, one, 0, from.length);
      System.arraycopy(from.weight, 0, weight, 0, from.length);
    }

    /// EXTEND: this is a path and one element more.
    void extend(Path above, double z, double o, int column) {
      copy(above);
      int last = above.length;
      length = last + 1;
      feature[last] = column;
      zero[last] = z;
      one[last] = o;
      weight[last] = last == 0 ? 1 : 0;
      double size = last + 1.0;
      for (int i = last - 1; i >= 0; i--) {
        weight[i + 1] += o * weight[i] * (i + 1) / size;
        weight[i] = z * weight[i] * (last - i) / size;
      }
    }

    /// UNWIND: this is a path as if an element had never been put on it.
    void unwind(Path longer, int at) {
      copy(longer);
      length = longer.length - 1;
      double next = longer.weight[length];
      for (int i = length - 1; i >= 0; i--) {
        weight[i] = longer.without(at, i, next);
        next = longer.weight[i] - weight[i] * longer.zero[at] * (length - i) / longer.length;
      }
      for (int i = at; i < length; i++) {
        feature[i] = longer.feature[i + 1];
        zero[i] = longer.zero[i + 1];
        one[i] = longer.one[i + 1];
      }
    }

    /// The sum of the weights if an element had never been put on.
    double sumWithout(int at) {
      double sum = 0;
      double next = weight[length - 1];
      for (int i = length - 2; i >= 0; i--) {
        double unwound = without(at, i, next);
        sum += unwound;
        next = weight[i] - unwound * zero[at] * (length - 1 - i) / length;
      }
      return sum;
    }

    /// The weight of subsets of size `i` without an element.
    private double without(int at, int i, double next) {
      return one[at] != 0
          ? next * length / ((i + 1) * one[at])
          : weight[i] * length / (zero[at] * (length - 1 - i));
    }
  }
}
