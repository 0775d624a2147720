package io.shopkeeper.content.texts;

/// How many texts there are, and how they stand.
///
/// @param waiting with a version that nobody has decided on, whatever is shown
public record TextCounts(long all, long waiting, long approved, long stale, long withdrawn) {}
