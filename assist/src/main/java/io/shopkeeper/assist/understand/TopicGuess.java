package io.shopkeeper.assist.understand;

import io.shopkeeper.language.Language;
import java.util.Optional;

/// Tells what is wanted by words that no cue knows.
@FunctionalInterface
public interface TopicGuess {
  /// Knows nothing.
  TopicGuess NONE = (_, _) -> Optional.empty();

  /// The topic of a text; empty if it is not sure of any.
  ///
  /// @param text without the names of products and the numbers of orders
  /// @param language Chinese or English
  Optional<Topic> of(String text, Language language);
}
