package io.shopkeeper.serve.ports;

import io.shopkeeper.domain.Provenance;

/// The model that answers now.
///
/// @param version names its file, as in `item-neighbours-3`
/// @param promoted whether somebody chose it; else it is the newest
public record ServingModel(String version, Provenance provenance, boolean promoted) {}
