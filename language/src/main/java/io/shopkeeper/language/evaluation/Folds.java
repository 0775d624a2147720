package io.shopkeeper.language.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.NormalText;
import java.util.List;

/// Which part of some texts each belongs to; copies of a text are in the same part.
public final class Folds {
  private Folds() {}

  /// A number in [0, folds) for every text, by its content and the seed alone.
  public static int[] of(List<String> texts, int folds, Seed seed) {
    return texts.stream()
        .mapToInt(
            text -> (int) Long.remainderUnsigned(seed.derive(NormalText.key(text)).value(), folds))
        .toArray();
  }
}
