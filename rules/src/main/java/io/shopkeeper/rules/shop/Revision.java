package io.shopkeeper.rules.shop;

import io.shopkeeper.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody changed at once.
///
/// @param number from 1
/// @param who a person, a key's id, or `local`
public record Revision(long number, String who, Instant at, List<Change> changes) {

  /// What was done to a rule.
  public enum What {
    ADDED,
    CHANGED,
    REMOVED,
    /// As it was before a revision that was undone.
    RESTORED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<What> of(String wireName) {
      for (What what : values()) {
        if (what.wireName().equals(wireName)) {
          return Optional.of(what);
        }
      }
      return Optional.empty();
    }
  }

  /// @param before null where there was none
  /// @param after null where there is none any more
  public record Change(What what, String rule, @Nullable Rule before, @Nullable Rule after) {}

  public Revision {
    changes = List.copyOf(changes);
  }
}
