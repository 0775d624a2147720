package io.shopkeeper.ingest.fusion;

/// What a person says of a pair.
///
/// @param idA of the record of platform A, and `idB` of that of B
public record FusionLabel(String idA, String idB, boolean same) {}
