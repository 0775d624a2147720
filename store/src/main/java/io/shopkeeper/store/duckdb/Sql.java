package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Statements on a connection.
final class Sql {
  private Sql() {}

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// @return the number of rows written
  static long update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  static long longOf(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  static String textOf(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /// Runs `work` in one transaction. The explicit `BEGIN` is needed: with auto-commit merely off,
  /// an appender commits each of its chunks.
  static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    execute(connection, "BEGIN");
    try {
      T result = work.run();
      execute(connection, "COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e); // a failed commit has rolled back already
    }
  }

  static PreparedStatement prepare(Connection connection, Query query) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query.sql());
    try {
      for (int i = 0; i < query.values().size(); i++) {
        bind(connection, statement, i + 1, query.values().get(i));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, int i, Object value)
      throws SQLException {
    switch (value) {
      case String text -> statement.setString(i, text);
      case Long number -> statement.setLong(i, number);
      case Integer number -> statement.setInt(i, number);
      case Double number -> statement.setDouble(i, number);
      case Boolean truth -> statement.setBoolean(i, truth);
      case Instant time -> statement.setObject(i, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
      case LocalDate date -> statement.setObject(i, date);
      case List<?> texts ->
          statement.setArray(i, connection.createArrayOf("VARCHAR", texts.toArray()));
      default ->
          throw new IllegalArgumentException(
              "value %d is a %s, which a query cannot take".formatted(i, value.getClass()));
    }
  }

  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }
}
