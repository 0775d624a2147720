package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BinnedColumn.Cut;
import io.shopkeeper.numeric.boosting.TreeNode.Leaf;
import io.shopkeeper.numeric.boosting.TreeNode.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Grows one tree, always parting the leaf that gains most.
///
/// A column's sums are one worker's, over rows in ascending order; of two sisters only the smaller
/// is summed, the other is what remains of the parent.
final class TreeGrower {
  private static final double LEAST_GAIN = 1e-10;

  /// Values below which handing out columns costs more than it saves.
  private static final int SMALL = 1 << 15;

  private final List<BinnedColumn> columns;
  private final BoostingSettings settings;
  private final Workers workers;
  private final double[] derivatives;
  private final int[] rows;
  private final int[] spare;

  /// @param rows the tree's, ascending; reordered
  /// @param derivatives first and second, of every row of the table
  TreeGrower(
      List<BinnedColumn> columns,
      int[] rows,
      double[] derivatives,
      BoostingSettings settings,
      Workers workers) {
    this.columns = columns;
    this.rows = rows;
    this.derivatives = derivatives;
    this.settings = settings;
    this.workers = workers;
    this.spare = new int[rows.length];
  }

  /// A node while the tree grows: its rows are `rows[from, to)`.
  private static final class Growing {
    final int from;
    final int to;
    final double gradient;
    final double hessian;
    double[][] sums;
    @Nullable Cut cut;
    @Nullable Growing left;
    @Nullable Growing right;

    Growing(int from, int to, double gradient, double hessian, double[][] sums) {
      this.from = from;
      this.to = to;
      this.gradient = gradient;
      this.hessian = hessian;
      this.sums = sums;
    }

    int size() {
      return to - from;
    }
  }

  RegressionTree grow() {
    double gradient = 0;
    double hessian = 0;
    for (int row : rows) {
      gradient += derivatives[2 * row];
      hessian += derivatives[2 * row + 1];
    }
    var root = new Growing(0, rows.length, gradient, hessian, sums(0, rows.length));
    root.cut = bestCut(root);
    List<Growing> leaves = new ArrayList<>(List.of(root));
    while (leaves.size() < settings.leaves()) {
      Growing parent = mostGaining(leaves);
      if (parent == null || parent.cut == null) {
        break;
      }
      leaves.remove(parent);
      part(parent, parent.cut, leaves);
    }
    return RegressionTree.of(node(root));
  }

  private static @Nullable Growing mostGaining(List<Growing> leaves) {
    Growing best = null;
    double gain = 0;
    for (Growing leaf : leaves) {
      if (leaf.cut != null && leaf.cut.gain() > gain) {
        gain = leaf.cut.gain();
        best = leaf;
      }
    }
    return best;
  }

  private void part(Growing parent, Cut cut, List<Growing> leaves) {
    int middle = divide(parent.from, parent.to, cut);
    boolean leftSmaller = middle - parent.from <= parent.to - middle;
    double[][] smaller = leftSmaller ? sums(parent.from, middle) : sums(middle, parent.to);
    double[][] larger = parent.sums;
    subtract(larger, smaller);
    var left =
        new Growing(
            parent.from, middle, cut.gradient(), cut.hessian(), leftSmaller ? smaller : larger);
    var right =
        new Growing(
            middle,
            parent.to,
            parent.gradient - cut.gradient(),
            parent.hessian - cut.hessian(),
            leftSmaller ? larger : smaller);
    left.cut = bestCut(left);
    right.cut = bestCut(right);
    parent.left = left;
    parent.right = right;
    leaves.add(left);
    leaves.add(right);
    parent.sums = new double[0][];
  }

  /// Rows of the left branch first, both in the order they had; returns where the right one starts.
  private int divide(int from, int to, Cut cut) {
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (cut.left(row)) {
        rows[left++] = row;
      } else {
        spare[right++] = row;
      }
    }
    System.arraycopy(spare, 0, rows, left, right);
    return left;
  }

  private double[][] sums(int from, int to) {
    double[][] sums = new double[columns.size()][];
    forEachColumn(to - from, c -> sums[c] = columns.get(c).histogram(rows, from, to, derivatives));
    return sums;
  }

  private static void subtract(double[][] from, double[][] what) {
    for (int c = 0; c < from.length; c++) {
      for (int i = 0; i < from[c].length; i++) {
        from[c][i] -= what[c][i];
      }
    }
  }

  private @Nullable Cut bestCut(Growing node) {
    if (node.hessian < 2 * settings.leastChildWeight() || node.size() < 2) {
      return null;
    }
    Cut best = null;
    for (int c = 0; c < columns.size(); c++) {
      double least = best == null ? LEAST_GAIN : best.gain();
      Cut cut = columns.get(c).best(node.sums[c], node.gradient, node.hessian, settings, least);
      best = cut == null ? best : cut;
    }
    return best;
  }

  private void forEachColumn(int size, IntConsumer consumer) {
    if (workers.count() == 1 || (long) size * columns.size() < SMALL) {
      for (int c = 0; c < columns.size(); c++) {
        consumer.accept(c);
      }
    } else {
      workers.forEach(columns.size(), 1, () -> consumer);
    }
  }

  private TreeNode node(Growing node) {
    if (node.left == null || node.right == null || node.cut == null) {
      double value = (0 - node.gradient) / (node.hessian + settings.l2());
      return new Leaf(settings.rate() * value, node.size());
    }
    Cut cut = node.cut;
    return new Split(
        cut.column().index(),
        cut.column().bins().greatest(cut.bin()),
        cut.missingLeft(),
        node(node.left),
        node(node.right));
  }
}
