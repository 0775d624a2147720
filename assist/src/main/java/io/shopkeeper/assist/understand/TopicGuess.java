package io.shopkeeper.assist.understand;

import io.shopkeeper.language.Language;
import java.util.Optional;

/// Tells what is wanted, and what is agreed to, by what words are like.
@FunctionalInterface
public interface TopicGuess {
  /// Knows nothing.
  TopicGuess NONE = (_, _) -> Optional.empty();

  /// The topic of a text; empty if it is not sure of any.
  ///
  /// @param text without the names of products and the numbers of orders
  /// @param language Chinese or English
  Optional<Topic> of(String text, Language language);

  /// Likewise where something else points the same way, so that half as sure is enough.
  default Optional<Topic> likely(String text, Language language) {
    return of(text, language);
  }

  /// How far a text, said to "shall this be done?", says yes.
  ///
  /// @param text likewise
  default Assent assent(String text, Language language) {
    return Assent.UNREAD;
  }
}
