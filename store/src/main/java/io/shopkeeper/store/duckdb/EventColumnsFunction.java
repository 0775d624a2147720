package io.shopkeeper.store.duckdb;

import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/// The table function `event_columns()`, by which DuckDB fetches the rows of [EventColumns] a chunk
/// at a time, without an appender's call per value and copy of each row.
final class EventColumnsFunction implements DuckDBTableFunction<Integer, Integer, Integer> {
  private volatile @Nullable EventColumns columns;

  /// Tells the database of the function; again after it was opened again.
  void register(DuckDBConnection connection) throws SQLException {
    try (var builder = DuckDBFunctions.tableFunction()) {
      builder.withName("event_columns").withFunction(this).register(connection);
    }
  }

  /// What the function returns from now on; null for nothing. For one statement at a time.
  void of(@Nullable EventColumns columns) {
    this.columns = columns;
  }

  @Override
  public Integer bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    info.addResultColumn("sequence", DuckDBColumnType.BIGINT);
    info.addResultColumn("line", DuckDBColumnType.INTEGER);
    info.addResultColumn("id_hash", DuckDBColumnType.BIGINT);
    info.addResultColumn("content_hash", DuckDBColumnType.BIGINT);
    info.addResultColumn("id", DuckDBColumnType.VARCHAR);
    info.addResultColumn("type", DuckDBColumnType.VARCHAR);
    info.addResultColumn("customer", DuckDBColumnType.VARCHAR);
    info.addResultColumn("session", DuckDBColumnType.VARCHAR);
    info.addResultColumn("channel", DuckDBColumnType.VARCHAR);
    info.addResultColumn("occurred", DuckDBColumnType.BIGINT);
    info.addResultColumn("product", DuckDBColumnType.VARCHAR);
    info.addResultColumn("quantity", DuckDBColumnType.INTEGER);
    info.addResultColumn("price", DuckDBColumnType.BIGINT);
    info.addResultColumn("currency", DuckDBColumnType.VARCHAR);
    info.addResultColumn("position", DuckDBColumnType.INTEGER);
    info.addResultColumn("list", DuckDBColumnType.VARCHAR);
    info.addResultColumn("query", DuckDBColumnType.VARCHAR);
    info.addResultColumn("order_id", DuckDBColumnType.VARCHAR);
    return 0;
  }

  /// One thread, so that the rows keep their order.
  @Override
  public Integer init(DuckDBTableFunctionInitInfo info) throws SQLException {
    info.setMaxThreads(1);
    return 0;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    EventColumns own = columns;
    return own == null ? 0 : own.write(chunk);
  }
}
