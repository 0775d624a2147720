package io.shopkeeper.advertise.campaign;

import io.shopkeeper.domain.CustomerId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which customers there are to be addressed; what the rest of the program knows of them.
public interface Audience {

  /// The names that campaigns may be for, [Campaign#EVERYONE] among them.
  Set<String> names();

  /// Whether a customer belongs to one of the names.
  boolean holds(CustomerId customer, List<String> names);

  /// Whether a customer must not be addressed at all, as one who refused it.
  boolean suppressed(CustomerId customer);

  /// Everybody who belongs to one of the names, in the order of ids.
  default List<CustomerId> members(List<String> names) {
    return List.of();
  }

  /// Whether a customer agreed to be written to.
  default boolean agrees(CustomerId customer) {
    return false;
  }

  /// What a customer is known to like, as in `category` → `tea`.
  default Map<String, String> interests(CustomerId customer) {
    return Map.of();
  }

  /// Everybody, none of whom is known.
  Audience OF_EVERYONE =
      new Audience() {
        @Override
        public Set<String> names() {
          return Set.of(Campaign.EVERYONE);
        }

        @Override
        public boolean holds(CustomerId customer, List<String> names) {
          return names.contains(Campaign.EVERYONE);
        }

        @Override
        public boolean suppressed(CustomerId customer) {
          return false;
        }
      };
}
