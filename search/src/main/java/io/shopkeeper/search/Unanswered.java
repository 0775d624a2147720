package io.shopkeeper.search;

import java.time.Instant;

/// Words that were looked for and found nothing, or only what was not asked for.
///
/// @param times how often
/// @param last when for the last time
/// @param outcome what the last answer was
public record Unanswered(String text, int times, Instant last, Outcome outcome) {

  /// How it ended.
  public enum Outcome {
    NOTHING,
    OTHER_PRICES,
    MEANING_ONLY
  }
}
