package io.shopkeeper.content.prose;

/// What a fact is about, in the order in which customers want to know.
public enum FactKind {
  MATERIAL,
  FILLING,
  LINING,
  CAPACITY,
  /// What a product does, said by a noun: UV protection.
  FUNCTION,
  /// What a product is, said by an adjective: waterproof.
  FEATURE,
  COLOUR,
  SIZE,
  /// Sizes of clothes.
  SIZES,
  LENGTH,
  WIDTH,
  HEIGHT,
  DEPTH,
  THICKNESS,
  DIAMETER,
  WEIGHT,
  POWER,
  BATTERY,
  RUNTIME,
  TASTE,
  SCENT,
  INGREDIENTS,
  NET,
  STYLE,
  FIT,
  PATTERN,
  SEASON,
  OCCASION,
  AUDIENCE,
  COMPATIBILITY,
  INCLUDES,
  PIECES,
  PERSONS,
  CERTIFICATE,
  SHELF_LIFE,
  WARRANTY,
  CARE,
  ORIGIN,
  /// How a part of it is made: a zip closure.
  DESIGN,
  /// How the shop keeps it; no customer asks.
  HIDDEN,
  OTHER
}
