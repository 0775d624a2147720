package io.shopkeeper.rules;

import java.util.List;

/// A list that keeps all rules.
///
/// @param items in the order in which they are shown; their scores never rise
/// @param notes what else there is to say of it
public record RuledList(List<RuledItem> items, List<Note> notes) {
  public RuledList {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }
}
