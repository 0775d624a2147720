package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.UsedFacts;
import io.shopkeeper.domain.Product;
import java.util.List;
import java.util.Optional;

/// What a text rests on, as far as a change of the catalogue matters to it.
///
/// @param newest facts of its newest version
/// @param waiting whether nobody has decided on that
/// @param origin of the newest version
/// @param shown what customers see of it; empty if nothing is shown
record TextRest(
    TextKey key, UsedFacts newest, boolean waiting, String origin, Optional<Shown> shown) {

  /// A version that customers see.
  ///
  /// @param note of what became of it last
  /// @param words all that it says
  record Shown(int version, TextState state, String note, UsedFacts facts, String words) {}

  /// Whether nothing that is shown, or waits, rests on the facts of now. What a person wrote waits
  /// for a person, whatever happens to the facts.
  boolean outdated(Product product) {
    boolean page = key.channel().equals(TextKey.PAGE);
    boolean persons = waiting && origin.equals(TextVersion.PERSON);
    return page
        && !persons
        && changed(newest, product)
        && shown.filter(one -> !changed(one.facts, product)).isEmpty();
  }

  private boolean changed(UsedFacts facts, Product product) {
    return !changes(facts, product).isEmpty();
  }

  private List<UsedFacts.Change> changes(UsedFacts facts, Product product) {
    return facts.changes(TextChecks.facts(product, key.language(), facts.cited()));
  }
}
