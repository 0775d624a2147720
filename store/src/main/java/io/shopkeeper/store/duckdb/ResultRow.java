package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.Row;
import io.shopkeeper.store.StoreException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The current row of a result.
final class ResultRow implements Row {
  private final ResultSet rows;
  private final String query;

  ResultRow(ResultSet rows, String query) {
    this.rows = rows;
    this.query = query;
  }

  @Override
  public String text(int column) {
    String text = textOrNull(column);
    if (text == null) {
      throw new StoreException(
          StoreException.Code.QUERY_FAILED,
          "query '%s': column %d is null where a text was expected".formatted(query, column));
    }
    return text;
  }

  @Override
  public @Nullable String textOrNull(int column) {
    return cell(() -> rows.getString(column + 1));
  }

  @Override
  public boolean isNull(int column) {
    return cell(() -> rows.getObject(column + 1)) == null;
  }

  @Override
  public long integer(int column) {
    Long value = cell(() -> rows.getLong(column + 1));
    return value == null ? 0 : value;
  }

  @Override
  public double number(int column) {
    Double value = cell(() -> rows.getDouble(column + 1));
    return value == null || isNull(column) ? Double.NaN : value;
  }

  @Override
  public boolean truth(int column) {
    return Boolean.TRUE.equals(cell(() -> rows.getBoolean(column + 1)));
  }

  @Override
  public @Nullable Instant instantOrNull(int column) {
    LocalDateTime time = cell(() -> rows.getObject(column + 1, LocalDateTime.class));
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  @Override
  public @Nullable LocalDate dateOrNull(int column) {
    return cell(() -> rows.getObject(column + 1, LocalDate.class));
  }

  @Override
  public List<String> texts(int column) {
    Array array = cell(() -> rows.getArray(column + 1));
    Object elements = array == null ? null : cell(array::getArray);
    return elements == null
        ? List.of()
        : Arrays.stream((Object[]) elements)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .toList();
  }

  private <T> @Nullable T cell(Cell<T> cell) {
    try {
      return cell.read();
    } catch (SQLException e) {
      throw new StoreException(
          StoreException.Code.QUERY_FAILED, "query '%s': %s".formatted(query, e.getMessage()), e);
    }
  }

  @FunctionalInterface
  private interface Cell<T> {
    @Nullable T read() throws SQLException;
  }
}
