package io.shopkeeper.content.check.lexicon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a word of a table tells of a product.
public enum Topic {
  MATERIAL,
  FUNCTION,
  COLOUR,
  BRAND,
  ORIGIN,
  PRICE,
  /// Nothing that is checked: the phrase holds a word of another table and means something else.
  HARMLESS;

  static Optional<Topic> of(String name) {
    return Arrays.stream(values())
        .filter(topic -> topic.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
