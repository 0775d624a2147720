package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.Analysis.Column;
import io.shopkeeper.store.ShopView;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// The views as the database has them.
final class Views {
  private Views() {}

  static List<Column> columns(DuckDBConnection connection, ShopView view) throws SQLException {
    var columns = new ArrayList<Column>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT column_name, data_type FROM duckdb_columns()
            WHERE database_name = 'facts' AND schema_name = 'main' AND table_name = ?
            ORDER BY column_index
            """)) {
      select.setString(1, view.wireName());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return columns;
  }
}
