package io.shopkeeper.recommend;

/// What a visitor had to do with a product, from the weakest to the strongest.
public enum Relation {
  /// Saw its page or picked it from a list.
  VIEWED,
  /// Put it into the cart or aside for later.
  CARTED,
  /// Bought it and kept at least one.
  BOUGHT
}
