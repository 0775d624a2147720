package io.shopkeeper.content.write;

/// Something that customers praise, or do not.
///
/// @param aspect as the text may call it
/// @param inFavour reviews that praise it
/// @param against reviews that blame it
/// @param sure whether they surely tell more in favour than against; false for what must not be
///   promised
public record Praise(String aspect, int inFavour, int against, boolean sure) {}
