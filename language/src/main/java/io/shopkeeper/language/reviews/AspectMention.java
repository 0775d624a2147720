package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;
import java.util.List;

/// What a text says of an aspect in one place.
///
/// @param aspect its id
/// @param term the word that names it
/// @param opinions the words that judge it, with what turns them; none where the clause as a whole
///   was judged
/// @param polarity above 0 in favour, below 0 against, 0 neither
public record AspectMention(
    String aspect, Span term, Span clause, List<Span> opinions, double polarity) {
  /// Below this, an opinion is none.
  private static final double LEAST = .15;

  public AspectMention {
    opinions = List.copyOf(opinions);
  }

  public boolean inFavour() {
    return polarity >= LEAST;
  }

  public boolean against() {
    return polarity <= -LEAST;
  }
}
