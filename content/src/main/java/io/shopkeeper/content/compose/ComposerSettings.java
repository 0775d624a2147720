package io.shopkeeper.content.compose;

/// How copy is composed.
///
/// @param features of products, at most
/// @param penalty of the regression, > 0
/// @param candidates passages looked at for one text
/// @param mostClauses of a passage
/// @param cut what a passage must gain more if it is no whole sentence, as a sum of four metrics
public record ComposerSettings(
    int features, double penalty, int candidates, int mostClauses, double cut) {
  public static final ComposerSettings DEFAULT = new ComposerSettings(1_000, 4, 150, 4, .01);

  public ComposerSettings {
    if (features < 1 || candidates < 1 || mostClauses < 1) {
      throw new IllegalArgumentException(
          "features, candidates and clauses must be at least 1: %d, %d, %d"
              .formatted(features, candidates, mostClauses));
    }
    if (!(penalty > 0) || !(cut >= 0)) {
      throw new IllegalArgumentException(
          "the penalty must be positive and the cut not negative: %s, %s".formatted(penalty, cut));
    }
  }
}
