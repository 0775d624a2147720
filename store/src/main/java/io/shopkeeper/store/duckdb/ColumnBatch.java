package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.ColumnReader;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// The columns of a run of rows as primitive arrays, which are used again for the next run.
final class ColumnBatch implements ColumnReader.Columns {
  private static final long NULL_LONG = Long.MIN_VALUE;

  private final @Nullable Object[] columns;
  private int rows;

  ColumnBatch(int columnCount) {
    columns = new Object[columnCount];
  }

  void fill(DuckDBDataChunkReader chunk) {
    rows = (int) chunk.rowCount();
    for (int column = 0; column < columns.length; column++) {
      fill(column, chunk.vector(column));
    }
  }

  private void fill(int column, DuckDBReadableVector from) {
    switch (from.getType()) {
      case BIGINT -> fillLongs(column, from, row -> from.getLong(row));
      case INTEGER -> fillLongs(column, from, row -> from.getInt(row));
      case UINTEGER -> fillLongs(column, from, row -> from.getUint32(row));
      case SMALLINT -> fillLongs(column, from, row -> from.getShort(row));
      case USMALLINT -> fillLongs(column, from, row -> from.getUint16(row));
      case TINYINT -> fillLongs(column, from, row -> from.getByte(row));
      case UTINYINT -> fillLongs(column, from, row -> from.getUint8(row));
      case BOOLEAN -> fillLongs(column, from, row -> from.getBoolean(row) ? 1 : 0);
      case HUGEINT -> fillLongs(column, from, row -> from.getHugeInt(row).longValueExact());
      case UBIGINT -> fillLongs(column, from, row -> from.getUint64(row).longValueExact());
      case TIMESTAMP -> fillLongs(column, from, row -> micros(from.getLocalDateTime(row)));
      case DATE -> fillLongs(column, from, row -> micros(from.getLocalDate(row).atStartOfDay()));
      case DOUBLE -> fillDoubles(column, from, row -> from.getDouble(row));
      case FLOAT -> fillDoubles(column, from, row -> from.getFloat(row));
      case DECIMAL -> fillDoubles(column, from, row -> from.getBigDecimal(row).doubleValue());
      case VARCHAR -> fillTexts(column, from);
      default ->
          throw new IllegalArgumentException(
              "column %d is %s, which a scan cannot hand over: cast it in the query"
                  .formatted(column, from.getType()));
    }
  }

  private static long micros(LocalDateTime time) {
    return TimeUnit.SECONDS.toMicros(time.toEpochSecond(ZoneOffset.UTC)) + time.getNano() / 1_000;
  }

  private void fillLongs(int column, DuckDBReadableVector from, LongCell cell) {
    long[] to = columns[column] instanceof long[] a && a.length >= rows ? a : new long[rows];
    for (int row = 0; row < rows; row++) {
      to[row] = from.isNull(row) ? NULL_LONG : cell.read(row);
    }
    columns[column] = to;
  }

  private void fillDoubles(int column, DuckDBReadableVector from, DoubleCell cell) {
    double[] to = columns[column] instanceof double[] a && a.length >= rows ? a : new double[rows];
    for (int row = 0; row < rows; row++) {
      to[row] = from.isNull(row) ? Double.NaN : cell.read(row);
    }
    columns[column] = to;
  }

  private void fillTexts(int column, DuckDBReadableVector from) {
    String[] to = columns[column] instanceof String[] a && a.length >= rows ? a : new String[rows];
    for (int row = 0; row < rows; row++) {
      to[row] = from.isNull(row) ? "" : from.getString(row);
    }
    columns[column] = to;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long[] longs(int column) {
    return column(column, long[].class);
  }

  @Override
  public double[] doubles(int column) {
    return column(column, double[].class);
  }

  @Override
  public String[] texts(int column) {
    return column(column, String[].class);
  }

  private <T> T column(int column, Class<T> type) {
    Object values = columns[column];
    if (!type.isInstance(values)) {
      throw new IllegalArgumentException(
          "column %d holds %s, not %s"
              .formatted(
                  column,
                  values == null ? "nothing" : values.getClass().getSimpleName(),
                  type.getSimpleName()));
    }
    return type.cast(values);
  }

  @FunctionalInterface
  private interface LongCell {
    long read(int row);
  }

  @FunctionalInterface
  private interface DoubleCell {
    double read(int row);
  }
}
