package io.shopkeeper.domain;

import java.util.EnumSet;
import java.util.Set;

/// What a customer lets the shop do with their data.
///
/// @param refused what the customer said no to
/// @param granted what the customer said yes to
public record Consent(Set<Purpose> granted, Set<Purpose> refused) {

  /// What data is used for. A purpose that is neither granted nor refused is decided by
  /// [#byDefault()].
  public enum Purpose {
    /// Counting, without acting on the person.
    ANALYTICS(true),
    /// Recommendations and rankings from the person's own history.
    PERSONALISATION(true),
    /// Messages and audiences.
    MARKETING(false);

    private final boolean byDefault;

    Purpose(boolean byDefault) {
      this.byDefault = byDefault;
    }

    /// Whether the purpose is allowed for a customer who was never asked.
    public boolean byDefault() {
      return byDefault;
    }
  }

  /// A customer who was never asked.
  public static final Consent UNKNOWN = new Consent(Set.of(), Set.of());

  public Consent {
    granted = Set.copyOf(granted);
    refused = Set.copyOf(refused);
    var both = EnumSet.noneOf(Purpose.class);
    both.addAll(granted);
    both.retainAll(refused);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("consent both granted and refused: " + both);
    }
  }

  public boolean allows(Purpose purpose) {
    return granted.contains(purpose) || (purpose.byDefault() && !refused.contains(purpose));
  }
}
