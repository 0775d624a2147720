package io.shopkeeper.content.check;

import io.shopkeeper.language.Language;
import java.util.List;

/// What a text has to be, beside true.
///
/// @param language it is to be written in; OTHER for any
/// @param required names of facts that have to be said
/// @param shortest in characters
/// @param longest in characters
public record Wanted(Language language, List<String> required, int shortest, int longest) {
  /// Any text.
  public static final Wanted ANYTHING = new Wanted(Language.OTHER, List.of(), 0, Integer.MAX_VALUE);

  public Wanted {
    required = List.copyOf(required);
    if (shortest < 0 || longest < shortest) {
      throw new IllegalArgumentException(
          "length must be from at least 0 up to no less: %d to %d".formatted(shortest, longest));
    }
  }
}
