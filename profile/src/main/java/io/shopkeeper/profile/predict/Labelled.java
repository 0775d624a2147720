package io.shopkeeper.profile.predict;

import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows and whether it happened to each.
///
/// @param groups rows of one number belong together: what is learned from one is not judged by
///   another
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Labelled(FeatureTable features, boolean[] happened, int[] groups) {

  public Labelled {
    if (happened.length != features.rows() || groups.length != features.rows()) {
      throw new IllegalArgumentException(
          "%,d rows, %,d labels, %,d groups"
              .formatted(features.rows(), happened.length, groups.length));
    }
  }

  /// Rows that are the same in all features belong together.
  public static Labelled of(FeatureTable features, boolean[] happened) {
    return new Labelled(features, happened, features.firstAlike());
  }

  /// The rows of several tables with the same columns, one below the other; groups keep their
  /// numbers.
  public static Labelled stacked(List<Labelled> parts) {
    int rows = parts.stream().mapToInt(Labelled::rows).sum();
    boolean[] happened = new boolean[rows];
    int[] groups = new int[rows];
    List<FeatureColumn> columns = new ArrayList<>();
    for (int c = 0; c < parts.getFirst().features().columns().size(); c++) {
      columns.add(stacked(parts, c, rows));
    }
    int at = 0;
    for (Labelled part : parts) {
      System.arraycopy(part.happened(), 0, happened, at, part.rows());
      System.arraycopy(part.groups(), 0, groups, at, part.rows());
      at += part.rows();
    }
    return new Labelled(new FeatureTable(columns, rows), happened, groups);
  }

  private static FeatureColumn stacked(List<Labelled> parts, int c, int rows) {
    String name = parts.getFirst().features().columns().get(c).name();
    float[] numbers = new float[rows];
    int[] codes = new int[rows];
    List<String> levels = new ArrayList<>();
    int at = 0;
    for (Labelled part : parts) {
      switch (part.features().columns().get(c)) {
        case Numeric numeric -> System.arraycopy(numeric.values(), 0, numbers, at, part.rows());
        case Categorical categorical -> {
          int[] places =
              categorical.levels().stream()
                  .mapToInt(level -> {
                    if (!levels.contains(level)) {
                      levels.add(level);
                    }
                    return levels.indexOf(level);
                  })
                  .toArray();
          int from = at;
          Arrays.setAll(
              codes,
              i ->
                  i < from || i >= from + part.rows()
                      ? codes[i]
                      : categorical.codes()[i - from] < 0
                          ? Categorical.MISSING
                          : places[categorical.codes()[i - from]]);
        }
      }
      at += part.rows();
    }
    return levels.isEmpty() ? new Numeric(name, numbers) : new Categorical(name, codes, levels);
  }

  public int rows() {
    return happened.length;
  }

  /// Some rows, in the order given.
  public Labelled rows(int[] chosen) {
    boolean[] labels = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      labels[i] = happened[chosen[i]];
    }
    return new Labelled(
        features.rows(chosen), labels, Arrays.stream(chosen).map(row -> groups[row]).toArray());
  }

  /// The same rows with other columns.
  public Labelled with(FeatureTable other) {
    return new Labelled(other, happened, groups);
  }

  /// 1 where it happened, 0 elsewhere.
  public double[] targets() {
    double[] targets = new double[happened.length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = happened[row] ? 1 : 0;
    }
    return targets;
  }

  /// How often it happened.
  public int positives() {
    int count = 0;
    for (boolean one : happened) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /// @throws ProfileException if it happened to fewer than `least` rows, or did not to fewer
  public Labelled requireBothClasses(int least) {
    int positives = positives();
    if (positives < least || rows() - positives < least) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "it happened to %,d of %,d rows: at least %d with and %d without are needed to learn from"
              .formatted(positives, rows(), least, least));
    }
    return this;
  }
}
