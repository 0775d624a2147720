package io.shopkeeper.search;

import java.util.List;

/// How what was found falls into kinds.
///
/// @param values the commonest first
public record Facet(Kind kind, List<Value> values) {

  /// By what it falls.
  public enum Kind {
    CATEGORY,
    BRAND
  }

  /// @param products that are of this kind
  public record Value(String name, int products) {}

  public Facet {
    values = List.copyOf(values);
  }
}
