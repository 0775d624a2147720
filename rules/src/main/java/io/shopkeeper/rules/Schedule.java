package io.shopkeeper.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a rule holds.
///
/// @param from the first moment; null for always before `until`
/// @param until the first moment when it does not hold any more; null for ever
public record Schedule(@Nullable Instant from, @Nullable Instant until) {
  public static final Schedule ALWAYS = new Schedule(null, null);

  public Schedule {
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException(
          "a rule that begins at %s and ends at %s never holds".formatted(from, until));
    }
  }

  public boolean holds(Instant now) {
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }

  /// Whether it is over.
  public boolean over(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /// Whether both hold at some moment.
  boolean meets(Schedule other) {
    return before(from, other.until) && before(other.from, until);
  }

  private static boolean before(@Nullable Instant from, @Nullable Instant until) {
    return from == null || until == null || from.isBefore(until);
  }
}
