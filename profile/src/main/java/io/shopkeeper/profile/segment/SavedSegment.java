package io.shopkeeper.profile.segment;

import java.time.Instant;
import java.util.regex.Pattern;

/// A group of customers under a name, as it was declared at one version.
///
/// @param id of a-z, 0-9, `.`, `_` and `-`
/// @param version from 1; a change makes the next
/// @param name for people
/// @param who declared this version: a person, a key's id, or `local`
public record SavedSegment(
    String id, int version, String name, SegmentRule rule, String who, Instant at) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int LONGEST_NAME = 100;

  public SavedSegment {
    check(id, name);
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: %d".formatted(version));
    }
  }

  /// @throws IllegalArgumentException if the id has other characters, or the name is too long
  public static void check(String id, String name) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a segment has 1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit: '%s'"
              .formatted(id));
    }
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a segment has at most %d characters: %d"
              .formatted(LONGEST_NAME, name.length()));
    }
  }
}
