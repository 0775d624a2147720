package io.shopkeeper.assist.records;

/// What reviews make of a product.
///
/// @param rated how many gave stars
/// @param meanRating of those, from 1 to 5; NaN if nobody did
public record Reputation(long reviews, long rated, double meanRating) {}
