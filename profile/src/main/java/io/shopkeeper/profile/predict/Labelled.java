package io.shopkeeper.profile.predict;

import io.shopkeeper.profile.ProfileException;
import java.util.Arrays;

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
