package io.shopkeeper.content.prose;

import io.shopkeeper.content.Attribute;
import java.util.List;

/// A fact in the words of the language of a text.
///
/// @param attribute as the shop keeps it
/// @param name as a text calls it, without a unit
/// @param values one or several
public record SaidFact(Attribute attribute, FactKind kind, String name, List<String> values) {

  public SaidFact {
    values = List.copyOf(values);
  }
}
