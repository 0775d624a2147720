package io.shopkeeper.content.texts;

import java.util.Locale;

/// How a text stands with those who read it.
public enum TextState {
  /// Nothing of it was ever approved.
  DRAFT,
  /// A version is shown.
  APPROVED,
  /// A version is shown although a fact that it rests on is another now; what it says still holds.
  STALE,
  /// Nothing of it is shown any more.
  WITHDRAWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
