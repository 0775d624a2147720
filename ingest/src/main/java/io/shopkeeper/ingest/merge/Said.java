package io.shopkeeper.ingest.merge;

import io.shopkeeper.ingest.fusion.FusionKind;
import java.time.Instant;

/// What a person said of two stored records.
///
/// @param a the smaller id
public record Said(FusionKind kind, String a, String b, boolean same, String by, Instant at) {

  /// What became of it.
  public sealed interface Outcome {
    record Kept() implements Outcome {}

    /// @param reason a sentence for the person
    record Refused(String reason) implements Outcome {}
  }
}
