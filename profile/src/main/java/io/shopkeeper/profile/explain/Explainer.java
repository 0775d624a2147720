package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.RegressionTree;
import io.shopkeeper.profile.predict.Classifier;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.TreeEncoding.TreeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Explains a model's log-odds by the features of its tables.
///
/// Of a weighted sum nothing known means the mean of the rows learned from; of trees it means both
/// branches in proportion to these rows. Terms and tree columns made of one feature count together.
public record Explainer(Classifier model) {

  /// What every feature adds to the log-odds of a row.
  public Attribution reasons(FeatureTable table, int row) {
    int features = table.columns().size();
    return switch (model) {
      case Classifier.Linear linear -> {
        double[] values = new double[features];
        for (int t = 0; t < linear.encoding().terms().size(); t++) {
          int feature = linear.encoding().terms().get(t).feature();
          FeatureColumn column = table.columns().get(feature);
          values[feature] += linear.model().weights()[t] * linear.encoding().scaled(t, column, row);
        }
        yield new Attribution(linear.model().bias(), values);
      }
      case Classifier.Boosted boosted -> {
        Columns columns = boosted.encoding().encode(table.rows(new int[] {row}));
        int[] whole = boosted.encoding().columns().stream().mapToInt(TreeColumn::feature).toArray();
        yield PathShapley.of(boosted.trees(), columns.row(0)).grouped(whole, features);
      }
    };
  }

  /// The mean size of what every feature adds over the rows of a table, the first of them if there
  /// are more than `most`.
  public double[] importance(FeatureTable table, int most, Workers workers) {
    int rows = Math.min(most, table.rows());
    double[][] sizes = new double[rows][];
    workers.forEach(
        rows,
        1,
        () ->
            row ->
                sizes[row] = Arrays.stream(reasons(table, row).values()).map(Math::abs).toArray());
    double[] mean = new double[table.columns().size()];
    for (double[] size : sizes) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += size[i] / rows;
      }
    }
    return mean;
  }

  /// The way of a row through the tree that moves its log-odds most, a step a line such as `recency
  /// ≤ 12.5`; empty for a model without trees.
  public List<String> decisionPath(FeatureTable table, int row) {
    if (!(model instanceof Classifier.Boosted boosted)) {
      return List.of();
    }
    float[] values = boosted.encoding().encode(table.rows(new int[] {row})).row(0);
    RegressionTree foremost = null;
    for (RegressionTree tree : boosted.trees().trees()) {
      if (foremost == null || Math.abs(tree.value(values)) > Math.abs(foremost.value(values))) {
        foremost = tree;
      }
    }
    List<String> steps = new ArrayList<>();
    for (int node = 0; foremost != null && !foremost.leaf(node); ) {
      int column = foremost.feature(node);
      float value = values[column];
      int next = foremost.next(node, value);
      boolean left = next == foremost.left(node);
      steps.add(step(table, boosted.encoding().columns().get(column), foremost, node, value, left));
      node = next;
    }
    return steps;
  }

  private static String step(
      FeatureTable table,
      TreeColumn column,
      RegressionTree tree,
      int node,
      float value,
      boolean left) {
    String name = table.columns().get(column.feature()).name();
    if (Float.isNaN(value)) {
      return name + " = ?";
    }
    return switch (column) {
      case TreeColumn.OfLevel of -> name + (left ? " ≠ " : " = ") + of.level();
      case TreeColumn.Itself _, TreeColumn.Frequency _ ->
          String.format(Locale.ROOT, "%s %s %.4g", name, left ? "≤" : ">", tree.threshold(node));
    };
  }
}
