package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.boosting.RegressionTree;
import io.shopkeeper.profile.predict.Classifier;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.LinearTerm;
import io.shopkeeper.profile.predict.TreeEncoding.TreeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A model's log-odds as the sum that they are, of weighted terms or of trees, so that of a row
/// that differs from another in one feature only the parts that look at the feature are made again.
/// Gives what the model does, to the bit.
final class PartedModel {
  private final Classifier model;

  /// The parts that look at a feature, and the columns of trees that are made of it.
  private final List<int[]> parts = new ArrayList<>();

  private final List<int[]> columns = new ArrayList<>();

  /// @param features of the tables that rows are of
  PartedModel(Classifier model, int features) {
    this.model = model;
    List<TreeSet<Integer>> looking = new ArrayList<>();
    List<TreeSet<Integer>> made = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      looking.add(new TreeSet<>());
      made.add(new TreeSet<>());
    }
    switch (model) {
      case Classifier.Linear linear -> {
        List<LinearTerm> terms = linear.encoding().terms();
        for (int t = 0; t < terms.size(); t++) {
          looking.get(terms.get(t).feature()).add(t);
        }
      }
      case Classifier.Boosted boosted -> {
        List<TreeColumn> encoded = boosted.encoding().columns();
        for (int c = 0; c < encoded.size(); c++) {
          made.get(encoded.get(c).feature()).add(c);
        }
        List<RegressionTree> trees = boosted.trees().trees();
        for (int t = 0; t < trees.size(); t++) {
          for (int node = 0; node < trees.get(t).nodes(); node++) {
            if (!trees.get(t).leaf(node)) {
              looking.get(encoded.get(trees.get(t).feature(node)).feature()).add(t);
            }
          }
        }
      }
    }
    looking.forEach(set -> parts.add(set.stream().mapToInt(Integer::intValue).toArray()));
    made.forEach(set -> columns.add(set.stream().mapToInt(Integer::intValue).toArray()));
  }

  /// A row put together from others.
  ///
  /// @param from of each feature the row of the table that its value is taken from
  Row row(FeatureTable table, int[] from) {
    return new Row(table, from);
  }

  /// Not for several threads at once.
  final class Row {
    private final FeatureTable table;
    private final int[] from;
    private final double[] values;
    private final double[] changed;

    /// What trees see of the row.
    private final float[] encoded;

    private Row(FeatureTable table, int[] from) {
      this.table = table;
      this.from = from.clone();
      switch (model) {
        case Classifier.Linear linear -> {
          encoded = new float[0];
          values = new double[linear.encoding().terms().size()];
        }
        case Classifier.Boosted boosted -> {
          encoded = new float[boosted.encoding().columns().size()];
          values = new double[boosted.trees().trees().size()];
        }
      }
      for (int feature = 0; feature < from.length; feature++) {
        encode(feature, from[feature]);
      }
      for (int part = 0; part < values.length; part++) {
        values[part] = value(part, -1, 0);
      }
      changed = values.clone();
    }

    private void encode(int feature, int row) {
      if (model instanceof Classifier.Boosted boosted) {
        FeatureColumn column = table.columns().get(feature);
        for (int c : columns.get(feature)) {
          encoded[c] = boosted.encoding().columns().get(c).value(column, row);
        }
      }
    }

    private double value(int part, int feature, int donor) {
      return switch (model) {
        case Classifier.Linear linear -> {
          int own = linear.encoding().terms().get(part).feature();
          FeatureColumn column = table.columns().get(own);
          yield linear.model().weights()[part]
              * linear.encoding().scaled(part, column, own == feature ? donor : from[own]);
        }
        case Classifier.Boosted boosted -> boosted.trees().trees().get(part).value(encoded);
      };
    }

    double margin() {
      return total(values);
    }

    /// The log-odds if a feature had the value that it has in row `donor` of the table.
    double margin(int feature, int donor) {
      encode(feature, donor);
      for (int part : parts.get(feature)) {
        changed[part] = value(part, feature, donor);
      }
      double margin = total(changed);
      encode(feature, from[feature]);
      for (int part : parts.get(feature)) {
        changed[part] = values[part];
      }
      return margin;
    }

    private double total(double[] summands) {
      double total =
          switch (model) {
            case Classifier.Linear linear -> linear.model().bias();
            case Classifier.Boosted boosted -> boosted.trees().base();
          };
      for (double summand : summands) {
        total += summand;
      }
      return total;
    }
  }
}
