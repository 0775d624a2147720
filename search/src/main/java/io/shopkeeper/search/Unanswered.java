package io.shopkeeper.search;

import java.time.Instant;

/// Words for which there was nothing, or nothing that has them.
///
/// @param text in normal form
/// @param times it was looked for since the program started
public record Unanswered(String text, int times, Instant last) {}
