package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostedTrees;

/// Gives every row of a table the log-odds that it happens. Immutable; safe for any number of
/// threads.
public sealed interface Classifier {

  /// The log-odds for all rows of a table with the columns that were learned from.
  double[] margins(FeatureTable table, Workers workers);

  /// Weighted terms.
  record Linear(LinearEncoding encoding, LinearModel model) implements Classifier {
    @Override
    public double[] margins(FeatureTable table, Workers workers) {
      double[] margins = new double[table.rows()];
      workers.forEach(
          margins.length,
          () ->
              row -> {
                double margin = model.bias();
                for (int t = 0; t < encoding.terms().size(); t++) {
                  FeatureColumn column = table.columns().get(encoding.terms().get(t).feature());
                  margin += model.weights()[t] * encoding.scaled(t, column, row);
                }
                margins[row] = margin;
              });
      return margins;
    }
  }

  /// Summed trees.
  record Boosted(TreeEncoding encoding, BoostedTrees trees) implements Classifier {
    @Override
    public double[] margins(FeatureTable table, Workers workers) {
      return trees.margins(encoding.encode(table), workers);
    }
  }
}
