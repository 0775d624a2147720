package io.shopkeeper.language.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;

/// What protocols work with.
///
/// @param trained called once, when the last model is trained and only predictions are left
public record Surroundings(
    Seed seed, Workers workers, Progress progress, Encoders encoders, Runnable trained) {}
