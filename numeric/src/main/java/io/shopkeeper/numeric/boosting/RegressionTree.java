package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.boosting.TreeNode.Leaf;
import io.shopkeeper.numeric.boosting.TreeNode.Split;

/// A tree laid out for walking: its nodes in arrays, the root first, a left child behind its
/// parent. Immutable; safe for any number of threads.
public final class RegressionTree {
  private static final int NO_FEATURE = -1;

  private final int[] features;
  private final double[] thresholds;
  private final boolean[] missingLeft;
  private final int[] rights;
  private final double[] values;
  private final double[] covers;

  private RegressionTree(int nodes) {
    features = new int[nodes];
    thresholds = new double[nodes];
    missingLeft = new boolean[nodes];
    rights = new int[nodes];
    values = new double[nodes];
    covers = new double[nodes];
  }

  /// Lays a tree out.
  public static RegressionTree of(TreeNode root) {
    var tree = new RegressionTree(count(root));
    tree.lay(root, 0);
    return tree;
  }

  private static int count(TreeNode node) {
    return switch (node) {
      case Leaf _ -> 1;
      case Split split -> 1 + count(split.left()) + count(split.right());
    };
  }

  /// Returns the first place behind the branch.
  private int lay(TreeNode node, int at) {
    covers[at] = node.cover();
    return switch (node) {
      case Leaf leaf -> {
        features[at] = NO_FEATURE;
        values[at] = leaf.value();
        yield at + 1;
      }
      case Split split -> {
        features[at] = split.feature();
        thresholds[at] = split.threshold();
        missingLeft[at] = split.missingLeft();
        rights[at] = lay(split.left(), at + 1);
        yield lay(split.right(), rights[at]);
      }
    };
  }

  /// The same tree with all its leaves' values multiplied.
  RegressionTree times(double factor) {
    return of(times(root(), factor));
  }

  private static TreeNode times(TreeNode node, double factor) {
    return switch (node) {
      case Leaf leaf -> new Leaf(factor * leaf.value(), leaf.cover());
      case Split split ->
          new Split(
              split.feature(),
              split.threshold(),
              split.missingLeft(),
              times(split.left(), factor),
              times(split.right(), factor));
    };
  }

  /// How many nodes there are; node 0 is the root.
  public int nodes() {
    return features.length;
  }

  /// Whether rows end at a node.
  public boolean leaf(int node) {
    return features[node] == NO_FEATURE;
  }

  /// The column that a node which is no leaf looks at.
  public int feature(int node) {
    return features[node];
  }

  /// The greatest value with which rows go left.
  public double threshold(int node) {
    return thresholds[node];
  }

  /// Whether rows without the value go left.
  public boolean missingLeft(int node) {
    return missingLeft[node];
  }

  /// The child to the left of a node which is no leaf.
  public int left(int node) {
    return node + 1;
  }

  /// The child to the right of a node which is no leaf.
  public int right(int node) {
    return rights[node];
  }

  /// The child that a value leads to.
  public int next(int node, float value) {
    return value <= thresholds[node] || (missingLeft[node] && Float.isNaN(value))
        ? node + 1
        : rights[node];
  }

  /// What rows that end at a leaf are given.
  public double value(int node) {
    return values[node];
  }

  /// Rows of training that came through a node.
  public double cover(int node) {
    return covers[node];
  }

  /// What a row is given.
  public double value(float[] row) {
    int node = 0;
    while (features[node] >= 0) {
      node = next(node, row[features[node]]);
    }
    return values[node];
  }

  /// What a row of a table is given.
  double value(Columns columns, int row) {
    int node = 0;
    while (features[node] >= 0) {
      node = next(node, columns.values()[features[node]][row]);
    }
    return values[node];
  }

  /// The tree as branches.
  public TreeNode root() {
    return branch(0);
  }

  private TreeNode branch(int node) {
    return leaf(node)
        ? new Leaf(values[node], covers[node])
        : new Split(
            features[node],
            thresholds[node],
            missingLeft[node],
            branch(left(node)),
            branch(right(node)));
  }
}
