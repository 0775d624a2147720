package io.shopkeeper.numeric.boosting;

/// A tree or a branch of one.
public sealed interface TreeNode {

  /// Rows of training that came here.
  double cover();

  /// What a row that ends here is given.
  record Leaf(double value, double cover) implements TreeNode {}

  /// Where rows part: to the left with a value of at most `threshold`.
  ///
  /// @param feature the column that is looked at, from 0
  /// @param missingLeft where rows go that lack the value
  record Split(int feature, double threshold, boolean missingLeft, TreeNode left, TreeNode right)
      implements TreeNode {

    @Override
    public double cover() {
      return left.cover() + right.cover();
    }
  }
}
