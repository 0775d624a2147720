package io.shopkeeper.search.synonyms;

import io.shopkeeper.search.fusion.Wording;
import io.shopkeeper.search.lexical.Terms;
import java.util.Map;
import java.util.SequencedMap;

/// A query as it was written, or with synonyms in place of some of its words.
///
/// @param terms see [Terms#ofQuery]
/// @param places see [Wording#places]
/// @param standsFor by term, the words that were written instead of it; none of a query as it was
///   written
public record Reading(
    SequencedMap<String, Float> terms, Map<String, Integer> places, Map<String, String> standsFor) {

  static Reading of(String text, Map<String, String> standsFor) {
    return new Reading(Terms.ofQuery(text), Wording.places(text), standsFor);
  }
}
