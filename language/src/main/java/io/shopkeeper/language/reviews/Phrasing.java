package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.Words;
import java.util.Set;

/// What of a plain text is compared with other texts.
public final class Phrasing {
  private Phrasing() {}

  /// The phrases it may be about.
  public static Set<String> phrases(String plain) {
    return Set.copyOf(
        Keywords.phrases(
                plain, Clauses.of(plain).stream().map(clause -> Words.of(plain, clause)).toList())
            .keySet());
  }

  /// Why it may not be a customer's own words.
  public static Set<Hint> hints(String plain) {
    return Hint.of(plain);
  }
}
