package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.UsedFacts;
import java.time.Instant;

/// A text as it was written once.
///
/// @param number from 1, within its text
/// @param facts it rests on, as they were
/// @param origin [#COMPOSED], [#PERSON], `version 2` for one brought back, or the name of a
///   language model
/// @param score of its checks when it was written, 0 to 100
/// @param passes whether nothing in it was false or forbidden then
public record TextVersion(
    TextKey key,
    int number,
    PageText text,
    UsedFacts facts,
    String origin,
    int score,
    boolean passes,
    String who,
    Instant at) {
  public static final String COMPOSED = "composed";
  public static final String PERSON = "person";
}
