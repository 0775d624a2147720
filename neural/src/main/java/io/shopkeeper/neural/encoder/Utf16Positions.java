package io.shopkeeper.neural.encoder;

/// Turns positions counted in code points into those of a Java string; asked in ascending order it
/// walks the text once.
final class Utf16Positions {
  private final String text;
  private int points;
  private int units;

  Utf16Positions(String text) {
    this.text = text;
  }

  int of(int codePoints) {
    if (codePoints < points) {
      points = 0;
      units = 0;
    }
    units = text.offsetByCodePoints(units, codePoints - points);
    points = codePoints;
    return units;
  }
}
