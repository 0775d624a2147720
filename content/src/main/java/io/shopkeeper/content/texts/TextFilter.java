package io.shopkeeper.content.texts;

/// Which texts are asked for; empty words ask for all.
///
/// @param state `draft` for those with a version that waits, or another [TextState]
/// @param product an id
/// @param language `zh` or `en`
/// @param after the id of a text, to go on behind
/// @param count at most so many
public record TextFilter(String state, String product, String language, String after, int count) {

  /// All texts of a product.
  static TextFilter ofProduct(String product) {
    return new TextFilter("", product, "", "", Integer.MAX_VALUE);
  }
}
