package io.shopkeeper.content;

/// What is known of a product: the value of one of its attributes, as the shop gave it.
///
/// @param name as in 颜色 or `colour`
/// @param value as in 蓝色 or `blue`
public record Attribute(String name, String value) {

  public Attribute {
    if (name.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException(
          "an attribute needs a name and a value: '%s', '%s'".formatted(name, value));
    }
  }
}
