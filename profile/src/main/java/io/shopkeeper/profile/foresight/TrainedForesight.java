package io.shopkeeper.profile.foresight;

import io.shopkeeper.domain.Provenance;

/// A model with where it comes from.
///
/// @param version names its file, as in `foresight-3`
public record TrainedForesight(String version, Provenance provenance, ForesightModel model) {}
