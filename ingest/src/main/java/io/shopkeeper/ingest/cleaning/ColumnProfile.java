package io.shopkeeper.ingest.cleaning;

/// What the values of a column look like, and which of them are common. Memory: 8 KiB, and the
/// values of a column that has few.
final class ColumnProfile {
  private static final int KNOWN = 3;
  private static final double PRIOR = .1;
  private static final int PRIOR_SHAPES = 50;

  private final int[] shapes = new int[TextShape.COUNT];
  private final ValueCounts values = new ValueCounts();
  private long total;
  private double knownShare = -1;

  void add(String text) {
    add(text, TextShape.of(text));
  }

  /// @param shape of the text
  void add(String text, int shape) {
    shapes[shape]++;
    values.add(text);
    total++;
  }

  long total() {
    return total;
  }

  /// Whether a value is one of those that the column repeats.
  boolean knows(String text) {
    return knownShare() > 0 && values.count(text) >= KNOWN;
  }

  /// The chance of a value in this column: of its shape, and of being known or not where most
  /// values are known. Rare shapes have the chance of a tenth of a record.
  double chance(String text) {
    double shape = chance(TextShape.of(text));
    double known = knownShare();
    return known == 0 ? shape : shape * (knows(text) ? known : 1 - known);
  }

  /// The chance of a shape.
  double chance(int shape) {
    return (shapes[shape] + PRIOR) / (total + PRIOR * PRIOR_SHAPES);
  }

  /// Whether no value counts as known, so that shapes are all there is.
  boolean isManyValued() {
    return knownShare() == 0;
  }

  /// The share of records with a known value; 0 for a column of many values. Never quite 1.
  private double knownShare() {
    if (knownShare < 0) {
      long known = 0;
      if (values.isFewValued()) {
        for (int[] count : values.all().values()) {
          known += count[0] >= KNOWN ? count[0] : 0;
        }
      }
      knownShare = known == 0 ? 0 : known / (total + 1.0);
    }
    return knownShare;
  }
}
