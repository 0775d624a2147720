package io.shopkeeper.rules;

import java.util.List;

/// Why a list is not what was asked for.
public sealed interface Note {

  /// These rules left out every product.
  record Emptied(List<String> rules) implements Note {
    public Emptied {
      rules = List.copyOf(rules);
    }
  }

  /// These caps made the list shorter than asked.
  record Shortened(List<String> rules) implements Note {
    public Shortened {
      rules = List.copyOf(rules);
    }
  }

  /// A pin was not heeded.
  record Unpinned(String rule, Cause cause) implements Note {

    /// Why.
    public enum Cause {
      /// Nothing that it is about can be shown: it is excluded, sold out or not in the catalogue.
      NOTHING_TO_SHOW,
      /// A pin that is heard first has the place.
      PLACE_TAKEN,
      /// A cap leaves no room.
      CAPPED
    }
  }
}
