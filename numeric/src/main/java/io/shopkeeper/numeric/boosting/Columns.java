package io.shopkeeper.numeric.boosting;

/// A table by columns; a missing value is `NaN`.
///
/// @param values of column, row; shared, not copied
/// @param rows in every column
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Columns(float[][] values, int rows) {
  /// So that a column's number takes two bytes in a file.
  private static final int MOST = Short.MAX_VALUE;

  public Columns {
    if (values.length < 1 || values.length > MOST) {
      throw new IllegalArgumentException(
          "a table has from 1 to %,d columns: %,d".formatted(MOST, values.length));
    }
    for (int column = 0; column < values.length; column++) {
      if (values[column].length != rows) {
        throw new IllegalArgumentException(
            "column %d has %,d values to %,d rows".formatted(column, values[column].length, rows));
      }
    }
  }

  /// Columns of the same length.
  public static Columns of(float[]... values) {
    return new Columns(values, values.length == 0 ? 0 : values[0].length);
  }

  /// From rows one behind the other.
  public static Columns ofRows(float[] rows, int columns) {
    if (columns < 1 || rows.length % columns != 0) {
      throw new IllegalArgumentException(
          "%,d values are not rows of %d".formatted(rows.length, columns));
    }
    int count = rows.length / columns;
    float[][] values = new float[columns][count];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < columns; column++) {
        values[column][row] = rows[row * columns + column];
      }
    }
    return new Columns(values, count);
  }

  /// How many columns there are.
  public int count() {
    return values.length;
  }

  /// A copy of one row.
  public float[] row(int row) {
    float[] copy = new float[values.length];
    for (int column = 0; column < copy.length; column++) {
      copy[column] = values[column][row];
    }
    return copy;
  }

  /// A copy of some rows, in the order given.
  public Columns rows(int[] chosen) {
    float[][] copy = new float[values.length][chosen.length];
    for (int column = 0; column < copy.length; column++) {
      for (int i = 0; i < chosen.length; i++) {
        copy[column][i] = values[column][chosen[i]];
      }
    }
    return new Columns(copy, chosen.length);
  }
}
