package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.Words;

/// A product as its maker sees it, invented.
///
/// @param chinese the language it is listed in
/// @param scheme of its sizes
/// @param series the letters of its model number
/// @param size its number in the scheme
/// @param colour its number among the colours
/// @param price in euros, about
record Good(
    boolean chinese,
    Words maker,
    Words category,
    Words noun,
    String scheme,
    String series,
    int model,
    int size,
    int colour,
    double price) {

  Good with(int otherModel, int otherSize, int otherColour) {
    return new Good(
        chinese, maker, category, noun, scheme, series, otherModel, otherSize, otherColour, price);
  }

  /// What tells it from every other.
  Good unpriced() {
    return new Good(chinese, maker, category, noun, scheme, series, model, size, colour, 0);
  }
}
