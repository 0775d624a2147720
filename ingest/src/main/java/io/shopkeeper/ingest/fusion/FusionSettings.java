package io.shopkeeper.ingest.fusion;

/// How sure fusion must be, and how far it looks.
///
/// @param mergeProbability from which on a pair without an agreeing key is merged, above .5
/// @param reviewProbability from which on a pair is at least shown to a person
/// @param mostInBlock records of A that may share a blocking key; a key that more share is passed
///   over, unless it is the only kind that finds a pair, in which case the pair is missed
/// @param candidates records of A that are compared with one of B at most, those with the most and
///   rarest keys in common
public record FusionSettings(
    double mergeProbability, double reviewProbability, int mostInBlock, int candidates) {

  /// What is used unless a caller says otherwise.
  public static final FusionSettings DEFAULT = new FusionSettings(.9, .2, 64, 16);

  public FusionSettings {
    if (!(mergeProbability > .5 && mergeProbability < 1)) {
      throw new IllegalArgumentException(
          "mergeProbability must be in (0.5, 1): " + mergeProbability);
    }
    if (!(reviewProbability > 0 && reviewProbability <= mergeProbability)) {
      throw new IllegalArgumentException(
          "reviewProbability must be in (0, mergeProbability]: " + reviewProbability);
    }
    if (mostInBlock < 1 || candidates < 1) {
      throw new IllegalArgumentException(
          "mostInBlock and candidates must be at least 1: %d, %d"
              .formatted(mostInBlock, candidates));
    }
  }
}
