package io.shopkeeper.content.check.lexicon;

import java.util.Comparator;

/// What several words of two languages mean.
///
/// @param id unique within the topic
public record Concept(Topic topic, String id) implements Comparable<Concept> {
  private static final Comparator<Concept> ORDER =
      Comparator.comparing(Concept::topic).thenComparing(Concept::id);

  @Override
  public int compareTo(Concept other) {
    return ORDER.compare(this, other);
  }
}
