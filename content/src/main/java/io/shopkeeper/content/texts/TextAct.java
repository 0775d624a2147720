package io.shopkeeper.content.texts;

import java.time.Instant;
import java.util.Locale;

/// What became of a version.
///
/// @param note why, in words; empty for most
public record TextAct(TextKey key, int version, Kind kind, String note, String who, Instant at) {

  /// What can become of one.
  public enum Kind {
    APPROVED,
    STALE,
    /// The facts are again what they were.
    FRESH,
    WITHDRAWN;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String wireName) {
      return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /// How the text stands from then on.
    public TextState state() {
      return switch (this) {
        case APPROVED, FRESH -> TextState.APPROVED;
        case STALE -> TextState.STALE;
        case WITHDRAWN -> TextState.WITHDRAWN;
      };
    }
  }
}
