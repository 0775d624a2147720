package io.shopkeeper.recommend;

import io.shopkeeper.domain.Provenance;

/// A model ready to answer: what ranks, what the customers had done when it was trained, and where
/// it comes from.
///
/// @param version names the model file, as in `item-neighbours-3`
/// @param histories of the customers known by name
public record TrainedRecommender(
    String version, Provenance provenance, RecommenderModel model, Behaviour histories) {}
