package io.shopkeeper.ingest.merge;

import io.shopkeeper.ingest.fusion.FusionKind;
import java.time.Instant;

/// Two stored records that count as one.
///
/// @param a the smaller id
/// @param probability that they are the same; 1 where a person says so
/// @param reason in words, with its bits
/// @param decidedBy [Merges#MODEL], or the person
public record Merge(
    FusionKind kind,
    String a,
    String b,
    double probability,
    String reason,
    String decidedBy,
    Instant decidedAt) {}
