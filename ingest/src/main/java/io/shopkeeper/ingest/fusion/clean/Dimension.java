package io.shopkeeper.ingest.fusion.clean;

/// In which way variants of one product differ.
enum Dimension {
  MASS,
  VOLUME,
  LENGTH,
  MEMORY,
  POWER,
  CHARGE,
  VOLTAGE,
  PIECES,
  YEAR,
  /// A number without a unit.
  NUMBER,
  /// Letters and digits in one word, such as `xm4`.
  CODE,
  COLOUR,
  SIZE,
  EDITION,
  WEARER,
  SIDE,
  /// Tells nothing apart.
  PRAISE;

  /// Whether values are amounts, which agree when they are about the same.
  boolean isAmount() {
    return compareTo(PIECES) < 0;
  }
}
