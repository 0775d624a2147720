package io.shopkeeper.profile.taste;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the last learning of themes left.
///
/// @param version 1 for the first
/// @param names of the themes, in words of the catalogue
/// @param sequence the last event it may have seen
public record LearnedThemes(long version, List<String> names, Instant learnedAt, long sequence) {
  public LearnedThemes {
    names = List.copyOf(names);
  }

  /// Empty before the first learning.
  public static Optional<LearnedThemes> newest(Facts facts) {
    return facts
        .list(
            Query.of(LearnedThemes.class, "themes.sql"),
            row ->
                new LearnedThemes(
                    row.integer(0),
                    row.texts(1),
                    Objects.requireNonNull(row.instantOrNull(2)),
                    row.integer(3)))
        .stream()
        .findFirst();
  }
}
