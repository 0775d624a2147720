package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.UsedFacts;
import java.util.Optional;

/// What a text rests on, as far as a change of the catalogue matters to it.
///
/// @param newest facts of its newest version
/// @param waiting whether nobody has decided on that
/// @param origin of the newest version
/// @param shown what customers see of it; empty if nothing is shown
record TextRest(
    TextKey key, UsedFacts newest, boolean waiting, String origin, Optional<Shown> shown) {

  /// A version that customers see.
  ///
  /// @param note of what became of it last
  /// @param facts the same object as those of the newest version if this is it
  /// @param words all that it says
  record Shown(int version, TextState state, String note, UsedFacts facts, String words) {}

  /// Whether a new draft is welcome: what a person wrote waits for a person, whatever happens to
  /// the facts.
  boolean programs() {
    return key.channel().equals(TextKey.PAGE) && !(waiting && origin.equals(TextVersion.PERSON));
  }
}
