package io.shopkeeper.language.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An entity in a text.
///
/// @param to exclusive
record Span(int from, int to, String kind) {

  /// The entities that tags `B-…`, `I-…`, `O` mark; an inside that goes on nothing begins one.
  static Set<Span> of(List<String> tags) {
    var spans = new HashSet<Span>();
    int from = -1;
    String kind = "";
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i == tags.size() ? "O" : tags.get(i);
      boolean goesOn = from >= 0 && tag.startsWith("I-") && tag.substring(2).equals(kind);
      if (!goesOn) {
        if (from >= 0) {
          spans.add(new Span(from, i, kind));
        }
        from = tag.equals("O") ? -1 : i;
        kind = tag.equals("O") ? "" : tag.substring(2);
      }
    }
    return spans;
  }
}
