package io.shopkeeper.profile.explain;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.predict.Classifier;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The smallest change of a row that turns what a model says of it (counterfactual: Wachter,
/// Mittelstadt and Russell 2018), among values that occur in other rows; what is known does not
/// become unknown.
///
/// All changes of one feature are tried, and the nearest that turns the answer is taken. If none
/// does, the one that goes furthest towards it is kept and another feature is tried, at most three:
/// with more than one feature there may be a smaller change than the one found.
///
/// @param candidates values of a feature that are tried at most
public record SmallestChange(Classifier model, double threshold, int candidates, Workers workers) {
  private static final int MOST_FEATURES = 3;

  /// A feature as it is and as it would have to be.
  public record Change(String feature, String from, String to) {}

  /// The changes; empty if none of at most three features turns the answer.
  ///
  /// @param table other rows give the values that are tried
  /// @param row of the table
  /// @param fixed numbers of features that cannot change
  public List<Change> of(FeatureTable table, int row, List<Integer> fixed) {
    var likeness = new Likeness(table);
    boolean above = model.margins(table.rows(new int[] {row}), workers)[0] >= threshold;
    int[] from = new int[table.columns().size()];
    Arrays.fill(from, row);
    List<Integer> changed = new ArrayList<>();
    while (changed.size() < MOST_FEATURES) {
      Step best = null;
      for (int c = 0; c < from.length; c++) {
        if (!changed.contains(c) && !fixed.contains(c)) {
          best = better(best, step(table, from, c, row, above, likeness), above);
        }
      }
      if (best == null) {
        return List.of();
      }
      from[best.feature] = best.donor;
      changed.add(best.feature);
      if (best.turns) {
        return changed.stream().map(c -> change(table.columns().get(c), row, from[c])).toList();
      }
    }
    return List.of();
  }

  private static Change change(FeatureColumn column, int row, int donor) {
    return new Change(column.name(), column.text(row), column.text(donor));
  }

  /// The value of another row taken over.
  private record Step(int feature, int donor, double margin, boolean turns, double distance) {}

  private static @Nullable Step better(@Nullable Step one, @Nullable Step other, boolean above) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    if (one.turns != other.turns) {
      return one.turns ? one : other;
    }
    boolean otherBetter =
        one.turns
            ? other.distance < one.distance
            : above ? other.margin < one.margin : other.margin > one.margin;
    return otherBetter ? other : one;
  }

  private @Nullable Step step(
      FeatureTable table, int[] from, int feature, int row, boolean above, Likeness likeness) {
    int[] donors = donors(table.rows());
    List<FeatureColumn> columns = new ArrayList<>();
    for (int c = 0; c < from.length; c++) {
      int[] rows = new int[donors.length];
      Arrays.fill(rows, from[c]);
      columns.add(table.columns().get(c).rows(c == feature ? donors : rows));
    }
    double[] margins = model.margins(new FeatureTable(columns, donors.length), workers);
    FeatureColumn values = table.columns().get(feature);
    boolean unknown = values.missing(row);
    Step best = null;
    for (int i = 0; i < donors.length; i++) {
      double distance = likeness.distance(feature, row, donors[i]);
      if (distance > 0 && (unknown || !values.missing(donors[i]))) {
        boolean turns = margins[i] >= threshold != above;
        best = better(best, new Step(feature, donors[i], margins[i], turns, distance), above);
      }
    }
    return best;
  }

  private int[] donors(int rows) {
    int count = Math.min(rows, candidates);
    return IntStream.range(0, count).map(i -> (int) ((long) i * rows / count)).toArray();
  }
}
