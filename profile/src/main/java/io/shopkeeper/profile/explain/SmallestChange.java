package io.shopkeeper.profile.explain;

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
/// with more than one feature there may be a smaller change than the one found. A row costs
/// O(features · candidates · parts of the model). Immutable; safe for any number of threads.
public final class SmallestChange {
  private static final int MOST_FEATURES = 3;

  private final PartedModel model;
  private final double threshold;
  private final Likeness likeness;
  private final FeatureTable table;

  /// Of each feature rows with different values of it.
  private final List<int[]> donors;

  /// @param threshold of the log-odds, at which the answer turns
  /// @param candidates rows whose values are tried
  /// @param likeness of the table's rows, of which one is asked for
  public SmallestChange(Classifier model, double threshold, int candidates, Likeness likeness) {
    this.threshold = threshold;
    this.likeness = likeness;
    this.table = likeness.table();
    this.model = new PartedModel(model, table.columns().size());
    int count = Math.min(table.rows(), candidates);
    int[] tried =
        IntStream.range(0, count).map(i -> (int) ((long) i * table.rows() / count)).toArray();
    this.donors =
        IntStream.range(0, table.columns().size()).mapToObj(c -> different(c, tried)).toList();
  }

  /// The first row of each value of a feature.
  private int[] different(int feature, int[] rows) {
    int[] first = new int[rows.length];
    int count = 0;
    for (int row : rows) {
      int known = count;
      if (IntStream.range(0, known).noneMatch(i -> same(feature, first[i], row))) {
        first[count++] = row;
      }
    }
    return Arrays.copyOf(first, count);
  }

  private boolean same(int feature, int one, int other) {
    return switch (table.columns().get(feature)) {
      case FeatureColumn.Numeric(_, float[] values) ->
          Float.compare(values[one], values[other]) == 0;
      case FeatureColumn.Categorical(_, int[] codes, _) -> codes[one] == codes[other];
    };
  }

  /// A feature as it is and as it would have to be.
  public record Change(String feature, String from, String to) {}

  /// The changes; empty if none of at most three features turns the answer.
  ///
  /// @param row of the table
  /// @param fixed numbers of features that cannot change
  public List<Change> of(int row, List<Integer> fixed) {
    int[] from = new int[table.columns().size()];
    Arrays.fill(from, row);
    boolean above = model.row(table, from).margin() >= threshold;
    List<Integer> changed = new ArrayList<>();
    while (changed.size() < MOST_FEATURES) {
      PartedModel.Row mixed = model.row(table, from);
      Step best = null;
      for (int c = 0; c < from.length; c++) {
        if (!changed.contains(c) && !fixed.contains(c)) {
          best = better(best, step(mixed, c, row, above), above);
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

  private @Nullable Step step(PartedModel.Row mixed, int feature, int row, boolean above) {
    FeatureColumn values = table.columns().get(feature);
    boolean unknown = values.missing(row);
    Step best = null;
    for (int donor : donors.get(feature)) {
      double distance = likeness.distance(feature, row, donor);
      if (distance > 0 && (unknown || !values.missing(donor))) {
        double margin = mixed.margin(feature, donor);
        boolean turns = margin >= threshold != above;
        best = better(best, new Step(feature, donor, margin, turns, distance), above);
      }
    }
    return best;
  }
}
