package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.ScoringModel;

/// A model of behaviour alone that is heard by the ranking.
///
/// @param name by which its features are called
public record Opinion(String name, ScoringModel model) {}
