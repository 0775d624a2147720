package io.shopkeeper.language.catalogue;

import io.shopkeeper.language.words.Span;
import java.util.Optional;

/// What a text says of two things of the catalogue.
///
/// @param subject empty where the text does not name it: then it is what the text is about
/// @param cue the words that say so
public record Relation(Kind kind, Optional<Mention> subject, Mention object, Span cue) {

  public enum Kind {
    COMPATIBLE_WITH,
    NOT_COMPATIBLE_WITH,
    PART_OF,
    BETTER_THAN,
    WORSE_THAN
  }
}
