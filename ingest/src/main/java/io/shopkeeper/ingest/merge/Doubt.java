package io.shopkeeper.ingest.merge;

import io.shopkeeper.ingest.fusion.FusionKind;

/// Two stored records that may be the same, for a person to say.
///
/// @param a the smaller id
/// @param reason in words, with its bits
public record Doubt(FusionKind kind, String a, String b, double probability, String reason) {}
