package io.shopkeeper.content.texts;

import java.util.List;
import java.util.Optional;

/// A text with everything that was.
///
/// @param versions the newest first, at least one
/// @param acts the newest first
public record TextHistory(List<TextVersion> versions, List<TextAct> acts) {

  public TextHistory {
    versions = List.copyOf(versions);
    acts = List.copyOf(acts);
  }

  public TextStanding standing() {
    return new TextStanding(versions.getFirst(), acts.stream().findFirst());
  }

  public Optional<TextVersion> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /// The version that customers see.
  public Optional<TextVersion> shown() {
    return version(standing().shown());
  }
}
