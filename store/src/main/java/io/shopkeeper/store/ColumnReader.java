package io.shopkeeper.store;

/// Receives an answer column by column.
@FunctionalInterface
public interface ColumnReader {

  void read(Columns batch);

  /// A run of rows. Arrays are reused: they hold `rows` valid elements during the call.
  ///
  /// Columns are numbered from 0. Integral and boolean columns come as long[], times as long[] of
  /// microseconds since 1970 UTC (a date is its midnight), floating-point ones and decimals as
  /// double[], texts as String[]; null is `Long.MIN_VALUE`, NaN and "" respectively.
  interface Columns {
    int rows();

    long[] longs(int column);

    double[] doubles(int column);

    String[] texts(int column);
  }
}
