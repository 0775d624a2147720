package io.shopkeeper.serve.ports;

import io.shopkeeper.domain.Provenance;

/// The model that answers now.
///
/// @param version names its file, as in `item-neighbours-3`
public record ServingModel(String version, Provenance provenance) {}
