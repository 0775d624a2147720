package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.RegressionTree;
import java.util.Arrays;

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
    new Walk(values, tree, row).down(0, new Path(), 1, 1, -1);
    return mean(tree, 0);
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

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Walk(double[] values, RegressionTree tree, float[] row) {

    void down(int node, Path above, double zero, double one, int feature) {
      Path path = above.extended(zero, one, feature);
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
        path = path.without(at);
      }
      double cover = tree.cover(tree.left(node)) + tree.cover(tree.right(node));
      down(hot, path, zeroBefore * tree.cover(hot) / cover, oneBefore, split);
      down(cold, path, zeroBefore * tree.cover(cold) / cover, 0, split);
    }
  }

  /// Notation of the paper: d, z, o, w; element 0 stands for the empty subset.
  private static final class Path {
    final int length;
    final int[] feature;
    final double[] zero;
    final double[] one;
    final double[] weight;

    Path() {
      this(0);
    }

    private Path(int length) {
      this.length = length;
      feature = new int[length];
      zero = new double[length];
      one = new double[length];
      weight = new double[length];
    }

    private Path(Path from, int length) {
      this.length = length;
      feature = Arrays.copyOf(from.feature, length);
      zero = Arrays.copyOf(from.zero, length);
      one = Arrays.copyOf(from.one, length);
      weight = Arrays.copyOf(from.weight, length);
    }

    int indexOf(int column) {
      for (int i = 1; i < length; i++) {
        if (feature[i] == column) {
          return i;
        }
      }
      return -1;
    }

    /// EXTEND.
    Path extended(double z, double o, int column) {
      var longer = new Path(this, length + 1);
      longer.feature[length] = column;
      longer.zero[length] = z;
      longer.one[length] = o;
      longer.weight[length] = length == 0 ? 1 : 0;
      double size = length + 1.0;
      for (int i = length - 1; i >= 0; i--) {
        longer.weight[i + 1] += o * longer.weight[i] * (i + 1) / size;
        longer.weight[i] = z * longer.weight[i] * (length - i) / size;
      }
      return longer;
    }

    /// UNWIND: the path as if an element had never been put on it.
    Path without(int at) {
      var shorter = new Path(this, length - 1);
      double[] unwound = unwound(at);
      System.arraycopy(unwound, 0, shorter.weight, 0, length - 1);
      for (int i = at; i < length - 1; i++) {
        shorter.feature[i] = feature[i + 1];
        shorter.zero[i] = zero[i + 1];
        shorter.one[i] = one[i + 1];
      }
      return shorter;
    }

    double sumWithout(int at) {
      return Arrays.stream(unwound(at)).sum();
    }

    private double[] unwound(int at) {
      int last = length - 1;
      double[] unwound = new double[last];
      double next = weight[last];
      for (int i = last - 1; i >= 0; i--) {
        if (one[at] != 0) {
          unwound[i] = next * length / ((i + 1) * one[at]);
          next = weight[i] - unwound[i] * zero[at] * (last - i) / length;
        } else {
          unwound[i] = weight[i] * length / (zero[at] * (last - i));
        }
      }
      return unwound;
    }
  }
}
