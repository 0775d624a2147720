package io.shopkeeper.assist.records;

import java.time.Instant;

/// What a person decided on a request.
///
/// @param reason told to the customer; may be empty for one that is accepted
/// @param person who decided, as the audit log names them
public record Decision(boolean accepted, String reason, String person, Instant at) {
  /// The longest reason.
  public static final int MOST_CHARACTERS = 1_000;

  public Decision {
    reason = reason.strip();
    if (reason.length() > MOST_CHARACTERS || (!accepted && reason.isEmpty())) {
      throw new IllegalArgumentException(
          "the reason has %d characters: at most %d are allowed, and a refusal needs one"
              .formatted(reason.length(), MOST_CHARACTERS));
    }
  }
}
