package io.shopkeeper.profile.uplift;

import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.stream.IntStream;

/// Customers some of whom, drawn at random, were addressed.
///
/// @param features known before
/// @param treated who was addressed
/// @param happened to whom it happened afterwards
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Trial(FeatureTable features, boolean[] treated, boolean[] happened) {
  private static final int LEAST = 50;

  public Trial {
    if (treated.length != features.rows() || happened.length != features.rows()) {
      throw new IllegalArgumentException(
          "%,d rows, %,d treatments, %,d outcomes"
              .formatted(features.rows(), treated.length, happened.length));
    }
  }

  /// @throws ProfileException if few were or were not addressed, or it happened to nobody or to
  ///   everybody in one of the two
  public Trial requireEnough() {
    for (boolean arm : new boolean[] {true, false}) {
      int[] rows = arm(arm);
      long hits = IntStream.of(rows).filter(row -> happened[row]).count();
      if (rows.length < LEAST || hits == 0 || hits == rows.length) {
        throw new ProfileException(
            ProfileException.Code.NOTHING_TO_LEARN,
            "it happened to %,d of the %,d who were %saddressed: at least %d are needed, some of them"
                    .formatted(hits, rows.length, arm ? "" : "not ", LEAST)
                + " with and some without");
      }
    }
    return this;
  }

  public int rows() {
    return treated.length;
  }

  /// Those who were addressed, or those who were not.
  int[] arm(boolean addressed) {
    return IntStream.range(0, treated.length).filter(row -> treated[row] == addressed).toArray();
  }

  /// Some customers, in the order given.
  public Trial rows(int[] chosen) {
    boolean[] arms = new boolean[chosen.length];
    boolean[] outcomes = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      arms[i] = treated[chosen[i]];
      outcomes[i] = happened[chosen[i]];
    }
    return new Trial(features.rows(chosen), arms, outcomes);
  }

  /// The share that was addressed.
  double propensity() {
    return (double) arm(true).length / rows();
  }

  double[] outcomes(int[] chosen) {
    return IntStream.of(chosen).mapToDouble(row -> happened[row] ? 1 : 0).toArray();
  }
}
