package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.Analysis;
import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Answers what [AnalystSql] lets pass, one question at a time, in a transaction that cannot write.
///
/// Memory is that of the whole database: a question that needs more fails, or spills to the disk
/// until its time is over.
final class DuckAnalysis implements Analysis, AutoCloseable {
  private static final long PATIENCE_SECONDS = 2;

  private final QueryThreads queries;
  private final Runnable settle;
  private final Semaphore turn = new Semaphore(1);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shopkeeper-analysis-clock").factory());

  /// @param settle returns when the tables have what was acknowledged, or fails
  DuckAnalysis(QueryThreads queries, Runnable settle) {
    this.queries = queries;
    this.settle = settle;
  }

  @Override
  public Table ask(String sql, Limits limits) {
    takeTurn();
    try {
      settle.run();
      return queries.with(connection -> ask(connection, sql, limits));
    } finally {
      turn.release();
    }
  }

  private void takeTurn() {
    try {
      if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StoreException(
        Code.BUSY, "another question in SQL is being answered: ask again in a moment");
  }

  private Table ask(DuckDBConnection connection, String sql, Limits limits) throws SQLException {
    String checked = AnalystSql.check(connection, sql);
    // One row more, to know whether there is one.
    String limited = "SELECT * FROM (%s) LIMIT %d".formatted(checked, limits.rows() + 1);
    var late = new AtomicBoolean();
    Sql.execute(connection, "BEGIN TRANSACTION READ ONLY");
    try (PreparedStatement statement = connection.prepareStatement(limited)) {
      ScheduledFuture<?> alarm =
          clock.schedule(
              () -> cancel(statement, late), limits.time().toMillis(), TimeUnit.MILLISECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, limits);
      } finally {
        alarm.cancel(false);
      }
    } catch (SQLException e) {
      throw late.get() ? tooLong(limits) : failure(e);
    } finally {
      Sql.execute(connection, "ROLLBACK");
    }
  }

  private static void cancel(Statement statement, AtomicBoolean late) {
    late.set(true);
    try {
      statement.cancel();
    } catch (SQLException _) {
      // It has just ended.
    }
  }

  private static Table read(ResultSet rows, Limits limits) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    var columns = new ArrayList<Column>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(new Column(about.getColumnName(i), about.getColumnTypeName(i)));
    }
    var table = new ArrayList<List<@Nullable Object>>();
    long characters = 0;
    while (rows.next()) {
      var row = new ArrayList<@Nullable Object>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        Object cell = cell(rows.getObject(i), rows, i);
        characters += cell instanceof String text ? text.length() : Long.BYTES;
        row.add(cell);
      }
      if (table.size() == limits.rows() || characters > limits.characters()) {
        return new Table(columns, table, true);
      }
      table.add(row);
    }
    return new Table(columns, table, false);
  }

  private static @Nullable Object cell(@Nullable Object value, ResultSet rows, int column)
      throws SQLException {
    return switch (value) {
      case null -> null;
      case Double number when !Double.isFinite(number) -> number.toString();
      case Float number when !Float.isFinite(number) -> number.toString();
      case Number number -> number;
      case Boolean truth -> truth;
      default -> rows.getString(column);
    };
  }

  private static StoreException tooLong(Limits limits) {
    return new StoreException(
        Code.QUERY_TOO_LONG,
        "the question took longer than %d s, and was given up: ask for fewer days or rows"
            .formatted(limits.time().toSeconds()));
  }

  private static StoreException failure(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return new StoreException(Code.QUERY_FAILED, message.strip(), cause);
  }

  @Override
  public List<View> views() {
    return queries.with(connection -> {
      var views = new ArrayList<View>();
      for (ShopView view : ShopView.values()) {
        views.add(new View(view, Views.columns(connection, view)));
      }
      return views;
    });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
