package io.shopkeeper.ingest.fusion;

import java.util.List;

/// Who and what is the same on two platforms.
///
/// @param merges in the order of A, then of B. A record of one platform is merged with several of
///   the other only where those are duplicates of each other
/// @param reviews likewise; doubtful
/// @param counts what was done
public record FusionResult(List<FusedPair> merges, List<FusedPair> reviews, Counts counts) {

  public FusionResult {
    merges = List.copyOf(merges);
    reviews = List.copyOf(reviews);
  }

  /// @param candidates pairs that were compared
  /// @param repaired pairs of values that stood in each other's column
  /// @param duplicates records that are another of the same platform once more, as far as both
  ///   compete for a partner
  /// @param expectedSame how many pairs are the same by the model, whatever was decided
  /// @param expectedWrong how many of the merges that no person confirmed are wrong by the model
  public record Counts(
      int recordsA,
      int recordsB,
      int candidates,
      int repaired,
      int duplicates,
      int labels,
      double expectedSame,
      double expectedWrong) {}
}
