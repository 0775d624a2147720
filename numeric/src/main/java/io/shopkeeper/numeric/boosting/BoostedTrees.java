package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A sum of trees. Immutable; safe for any number of threads.
///
/// A row costs a walk of as many steps as a tree is deep, for every tree.
///
/// @param loss what the sum stands for
/// @param base that the trees add to
/// @param columns that a row has
public record BoostedTrees(Loss loss, double base, int columns, List<RegressionTree> trees) {

  public BoostedTrees {
    trees = List.copyOf(trees);
    for (RegressionTree tree : trees) {
      for (int node = 0; node < tree.nodes(); node++) {
        if (tree.feature(node) >= columns) {
          throw new IllegalArgumentException(
              "a tree looks at column %d of %d".formatted(tree.feature(node), columns));
        }
      }
    }
  }

  /// The model whose sum is the mean of the sums of several.
  ///
  /// @param several at least one, of one loss and one number of columns
  public static BoostedTrees mean(List<BoostedTrees> several) {
    BoostedTrees first = several.getFirst();
    double base = 0;
    List<RegressionTree> trees = new ArrayList<>();
    for (BoostedTrees one : several) {
      if (one.loss != first.loss || one.columns != first.columns) {
        throw new IllegalArgumentException(
            "a mean of sums of unlike kinds: %s of %d columns, %s of %d"
                .formatted(first.loss, first.columns, one.loss, one.columns));
      }
      base += one.base / several.size();
      one.trees.forEach(tree -> trees.add(tree.times(1.0 / several.size())));
    }
    return new BoostedTrees(first.loss, base, first.columns, trees);
  }

  /// The sum for a row: log-odds, or the number itself.
  public double margin(float[] row) {
    if (row.length != columns) {
      throw new IllegalArgumentException("%d values, %d columns".formatted(row.length, columns));
    }
    double margin = base;
    for (RegressionTree tree : trees) {
      margin += tree.value(row);
    }
    return margin;
  }

  /// The sums for the rows of a table.
  public double[] margins(Columns table, Workers workers) {
    if (table.count() != columns) {
      throw new IllegalArgumentException(
          "a table of %d columns, trees on %d".formatted(table.count(), columns));
    }
    double[] margins = new double[table.rows()];
    workers.forEach(
        margins.length,
        () ->
            row -> {
              double margin = base;
              for (RegressionTree tree : trees) {
                margin += tree.value(table, row);
              }
              margins[row] = margin;
            });
    return margins;
  }

  /// A probability, or the number itself.
  public double prediction(float[] row) {
    return loss.prediction(margin(row));
  }

  /// Writes this in the format that [#read] reads: about 13 bytes a leaf and as many a split.
  public void write(DataOutput out) throws IOException {
    TreeFile.write(this, out);
  }

  /// Reads what was written.
  ///
  /// @throws IOException if that is something else, or is cut off
  public static BoostedTrees read(DataInput in) throws IOException {
    return TreeFile.read(in);
  }
}
