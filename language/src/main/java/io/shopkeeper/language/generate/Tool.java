package io.shopkeeper.language.generate;

/// Something a model may ask to be done.
///
/// @param name letters, digits, `_` and `-`, up to 64
/// @param purpose when to use it
public record Tool(String name, String purpose, Schema.Fields parameters) {
  public Tool {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a tool's name is 1 to 64 letters, digits, _ or -: '%s'".formatted(name));
    }
  }
}
