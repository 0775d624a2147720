package io.shopkeeper.bench.planting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// A product with everything that texts may say of it.
///
/// @param set from which it is
/// @param facts what can be said, by what it is of: `brand`, `origin`, `material`, `function` …
/// @param measures what is measured, by `price`, `weight`, `length` …
/// @param attributes what the checker is told beside title, brand and price, in the shop's words
/// @param told sentences of the shop's own about it
record Goods(
    String id,
    String set,
    String language,
    String title,
    SequencedMap<String, List<String>> facts,
    SequencedMap<String, Measured> measures,
    SequencedMap<String, List<String>> attributes,
    List<String> told) {

  Goods {
    facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    told = List.copyOf(told);
  }

  boolean chinese() {
    return language.equals("zh");
  }

  String currency() {
    return chinese() ? "CNY" : "USD";
  }

  List<String> values(String fact) {
    return facts.getOrDefault(fact, List.of());
  }

  /// Whether a word stands anywhere among what is known of it.
  boolean mentions(String word) {
    String sought = word.toLowerCase(Locale.ROOT);
    return (title + " " + facts + " " + attributes).toLowerCase(Locale.ROOT).contains(sought);
  }
}
